import { inEveryLanguage } from '../language/words.js';

export const notMeWords = inEveryLanguage({
  en: {
    title: 'You did not make this pledge?',
    lede: (campaign: string, total: string) =>
      `Somebody pledged ${total} to “${campaign}” with your address. If it was not you, press the button.`,
    open: 'The pledge then ends, its card is forgotten, and nothing is charged.',
    charged:
      'It has been charged, or is being charged at this moment, so it cannot simply end. Our finance team is told and looks at it. If the card is yours, please tell your bank as well.',
    blocked: 'For 30 days nobody can pledge with this address without an account. A mail confirms what you did.',
    button: 'This was not me',
    back: 'It was me: to the pledge',
    doneTitle: 'Thank you for telling us',
    ended: 'The pledge has ended. Nothing is charged, and a mail confirms it.',
    told: (operator: string, at: string) =>
      `Our finance team has been told, and a mail to you confirms it. You can also turn to ${operator}, ${at}. If the card is yours, please tell your bank.`,
  },
  fr: {
    title: 'Vous n’avez pas fait cette promesse ?',
    lede: (campaign: string, total: string) =>
      `Quelqu’un a promis ${total} à «\u00a0${campaign}\u00a0» avec votre adresse. Si ce n’était pas vous, appuyez sur le bouton.`,
    open: 'La promesse prend alors fin, sa carte est oubliée et rien n’est débité.',
    charged:
      'Elle a été débitée, ou l’est en ce moment : elle ne peut pas simplement prendre fin. Notre équipe financière est prévenue et l’examine. Si la carte est la vôtre, prévenez aussi votre banque.',
    blocked: 'Pendant 30 jours, personne ne peut promettre avec cette adresse sans compte. Un courriel le confirme.',
    button: 'Ce n’était pas moi',
    back: 'C’était moi : vers la promesse',
    doneTitle: 'Merci de nous l’avoir dit',
    ended: 'La promesse a pris fin. Rien n’est débité, et un courriel le confirme.',
    told: (operator: string, at: string) =>
      `Notre équipe financière est prévenue, et un courriel vous le confirme. Vous pouvez aussi vous adresser à ${operator}, ${at}. Si la carte est la vôtre, prévenez votre banque.`,
  },
  nl: {
    title: 'Hebt u deze toezegging niet gedaan?',
    lede: (campaign: string, total: string) =>
      `Iemand heeft met uw adres ${total} toegezegd aan “${campaign}”. Was u het niet, druk dan op de knop.`,
    open: 'De toezegging eindigt dan, haar kaart wordt vergeten en er wordt niets afgeschreven.',
    charged:
      'Het bedrag is afgeschreven, of wordt op dit moment afgeschreven, dus kan zij niet zomaar eindigen. Ons financiële team krijgt bericht en kijkt ernaar. Is de kaart van u, verwittig dan ook uw bank.',
    blocked: 'Gedurende 30 dagen kan niemand zonder account met dit adres toezeggen. Een mail bevestigt wat u deed.',
    button: 'Dit was ik niet',
    back: 'Ik was het wel: naar de toezegging',
    doneTitle: 'Dank u dat u het zegt',
    ended: 'De toezegging is geëindigd. Er wordt niets afgeschreven, en een mail bevestigt het.',
    told: (operator: string, at: string) =>
      `Ons financiële team heeft bericht gekregen, en een mail bevestigt het u. U kunt zich ook wenden tot ${operator}, ${at}. Is de kaart van u, verwittig dan uw bank.`,
  },
});
