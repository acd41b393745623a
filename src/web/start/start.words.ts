import { inEveryLanguage } from '../language/words.js';

type Titled = readonly [title: string, text: string];

export const startWords = inEveryLanguage({
  en: {
    title: 'Start a campaign',
    lede: 'Say what you want to make, what it costs, and by when you need to know. Others decide whether it happens.',
    draft: 'Begin a draft',
    account: 'Make an account',
    signIn: 'I have one already',
    needs: 'What you need',
    needed: (time: string): readonly Titled[] => [
      ['A story', 'What will be made, for whom, by whom, and what can go wrong. In one language, or in three.'],
      ['A budget', 'Line by line. What must be there is your goal; what would be fine on top, you mark as such.'],
      ['A deputy', 'Somebody with an account who takes over if you cannot go on. They are asked by mail.'],
      ['An account to be paid on', `The payment provider checks who you are. It takes ${time} and needs an identity card and a bank account.`],
    ], // prettier-ignore
    someMinutes: 'some minutes',
    models: 'Three ways to raise money',
    model: {
      all_or_nothing: (days: number): Titled =>
        ['All or nothing', `At most ${days} days. Cards are charged only if the goal is reached.`],
      keep_it_all: (days: number): Titled =>
        ['Keep it all', `At most ${days} days. Whatever is pledged is charged at the deadline.`],
      two_rounds: (days: number, second: number): Titled =>
        ['Two rounds', `${days} days to the minimum, all or nothing; then ${second} more towards everything you wish for.`],
    }, // prettier-ignore
    costs: 'What it costs',
    fee: (fee: string, vat: string) =>
      `${fee} of what is collected, plus ${vat} VAT on that, and the payment provider’s card fees. Nothing if the goal is not reached.`,
    feesMore: 'Fees, with worked examples',
    then: 'What happens then',
    steps: (window: number, delay: number) => [
      'You hand in the draft. Moderators look at it by the questions below, and say in writing what they think.',
      'Once it is approved, you say when it opens. From then on deadline, goal and fees cannot change.',
      `At the deadline cards are charged. That takes ${window} days, since some cards need a second try.`,
      `From ${delay} days after the deadline the money is paid out: one person prepares it, another approves it.`,
    ],
    review: 'What moderators ask',
    currency: (list: string) => `Campaigns here are funded in ${list}.`,
  },
  fr: {
    title: 'Lancer une campagne',
    lede: 'Dites ce que vous voulez faire, ce que cela coûte et pour quand vous devez le savoir. Les autres décident si cela se fait.',
    draft: 'Commencer un brouillon',
    account: 'Créer un compte',
    signIn: 'J’en ai déjà un',
    needs: 'Ce qu’il vous faut',
    needed: (time: string): readonly Titled[] => [
      ['Une histoire', 'Ce qui sera fait, pour qui, par qui, et ce qui peut mal tourner. En une langue, ou en trois.'],
      ['Un budget', 'Ligne par ligne. Ce qu’il faut absolument est votre objectif ; ce qui serait bien en plus, vous l’indiquez.'],
      ['Un suppléant', 'Une personne avec un compte qui prend le relais si vous ne pouvez continuer. Elle est invitée par courriel.'],
      ['Un compte pour être payé', `Le prestataire de paiement vérifie qui vous êtes. Cela prend ${time} et demande une carte d’identité et un compte bancaire.`],
    ], // prettier-ignore
    someMinutes: 'quelques minutes',
    models: 'Trois façons de récolter',
    model: {
      all_or_nothing: (days: number): Titled =>
        ['Tout ou rien', `Au plus ${days} jours. Les cartes ne sont débitées que si l’objectif est atteint.`],
      keep_it_all: (days: number): Titled =>
        ['Tout est gardé', `Au plus ${days} jours. Ce qui est promis est débité à l’échéance.`],
      two_rounds: (days: number, second: number): Titled =>
        ['Deux tours', `${days} jours jusqu’au minimum, tout ou rien ; puis ${second} de plus vers tout ce que vous souhaitez.`],
    }, // prettier-ignore
    costs: 'Ce que cela coûte',
    fee: (fee: string, vat: string) =>
      `${fee} de ce qui est récolté, plus ${vat} de TVA sur ce montant, et les frais de carte du prestataire de paiement. Rien si l’objectif n’est pas atteint.`,
    feesMore: 'Les frais, avec des exemples chiffrés',
    then: 'Ce qui se passe ensuite',
    steps: (window: number, delay: number) => [
      'Vous remettez le brouillon. La modération l’examine selon les questions ci-dessous et dit par écrit ce qu’elle en pense.',
      'Une fois approuvée, vous dites quand elle ouvre. Dès lors, échéance, objectif et frais ne changent plus.',
      `À l’échéance, les cartes sont débitées. Cela prend ${window} jours, car certaines demandent un second essai.`,
      `À partir de ${delay} jours après l’échéance, l’argent est versé : une personne prépare, une autre approuve.`,
    ],
    review: 'Ce que demande la modération',
    currency: (list: string) => `Ici, les campagnes sont financées en ${list}.`,
  },
  nl: {
    title: 'Een campagne starten',
    lede: 'Zeg wat u wilt maken, wat het kost en tegen wanneer u het moet weten. Anderen beslissen of het er komt.',
    draft: 'Een ontwerp beginnen',
    account: 'Een account maken',
    signIn: 'Ik heb er al een',
    needs: 'Wat u nodig hebt',
    needed: (time: string): readonly Titled[] => [
      ['Een verhaal', 'Wat er wordt gemaakt, voor wie, door wie, en wat er mis kan gaan. In één taal, of in drie.'],
      ['Een begroting', 'Regel voor regel. Wat er moet zijn, is uw doel; wat mooi zou zijn daarboven, duidt u aan.'],
      ['Een plaatsvervanger', 'Iemand met een account die overneemt als u niet verder kunt. Die wordt per mail gevraagd.'],
      ['Een rekening om betaald te worden', `De betaaldienst kijkt na wie u bent. Dat duurt ${time} en vraagt een identiteitskaart en een bankrekening.`],
    ], // prettier-ignore
    someMinutes: 'enkele minuten',
    models: 'Drie manieren om geld op te halen',
    model: {
      all_or_nothing: (days: number): Titled =>
        ['Alles of niets', `Hoogstens ${days} dagen. Kaarten worden alleen belast als het doel is bereikt.`],
      keep_it_all: (days: number): Titled =>
        ['Alles blijft', `Hoogstens ${days} dagen. Wat is toegezegd, wordt op de einddatum afgeschreven.`],
      two_rounds: (days: number, second: number): Titled =>
        ['Twee ronden', `${days} dagen tot het minimum, alles of niets; dan nog ${second} naar alles wat u wenst.`],
    }, // prettier-ignore
    costs: 'Wat het kost',
    fee: (fee: string, vat: string) =>
      `${fee} van wat wordt geïnd, plus ${vat} btw daarop, en de kaartkosten van de betaaldienst. Niets als het doel niet wordt bereikt.`,
    feesMore: 'Kosten, met uitgewerkte voorbeelden',
    then: 'Wat er dan gebeurt',
    steps: (window: number, delay: number) => [
      'U dient het ontwerp in. Moderatoren bekijken het volgens de vragen hieronder en schrijven wat ze ervan vinden.',
      'Is het goedgekeurd, dan zegt u wanneer het opent. Vanaf dan veranderen einddatum, doel en kosten niet meer.',
      `Op de einddatum worden de kaarten belast. Dat duurt ${window} dagen, want sommige kaarten vragen een tweede poging.`,
      `Vanaf ${delay} dagen na de einddatum wordt het geld uitbetaald: de ene bereidt het voor, een ander keurt het goed.`,
    ],
    review: 'Wat moderatoren vragen',
    currency: (list: string) => `Campagnes worden hier gefinancierd in ${list}.`,
  },
});
