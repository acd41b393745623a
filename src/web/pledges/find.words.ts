import { inEveryLanguage } from '../language/words.js';

export const findWords = inEveryLanguage({
  en: {
    title: 'Find my pledges',
    lede: 'Lost the mail? If you pledged without an account, we send you a link to each pledge that is still open.',
    email: 'The address you pledged with',
    button: 'Send me my pledges',
    account: 'I have an account',
    sentTitle: 'Look into your mailbox',
    sent: 'If there are open pledges with this address, a mail with their links is on its way.',
  },
  fr: {
    title: 'Retrouver mes promesses',
    lede: 'Vous n’avez plus le courriel ? Si vous avez promis sans compte, nous vous envoyons un lien vers chaque promesse encore ouverte.',
    email: 'L’adresse de vos promesses',
    button: 'Envoyez-moi mes promesses',
    account: 'J’ai un compte',
    sentTitle: 'Regardez dans votre boîte',
    sent: 'S’il y a des promesses ouvertes avec cette adresse, un courriel avec leurs liens est en route.',
  },
  nl: {
    title: 'Mijn toezeggingen vinden',
    lede: 'De mail kwijt? Als u zonder account hebt toegezegd, sturen wij u een link naar elke toezegging die nog openstaat.',
    email: 'Het adres van uw toezegging',
    button: 'Stuur mij mijn toezeggingen',
    account: 'Ik heb een account',
    sentTitle: 'Kijk in uw mailbox',
    sent: 'Als er met dit adres toezeggingen openstaan, is er een mail met de links onderweg.',
  },
});
