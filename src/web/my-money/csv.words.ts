import { inEveryLanguage } from '../language/words.js';

export const csvWords = inEveryLanguage({
  en: {
    pledge: 'Pledge',
    since: 'Since',
    name: 'Name',
    hidden: '(hidden)',
    amount: 'Amount',
    currency: 'Currency',
    state: 'State',
    rewards: 'Rewards',
  },
  fr: {
    pledge: 'Promesse',
    since: 'Depuis',
    name: 'Nom',
    hidden: '(caché)',
    amount: 'Montant',
    currency: 'Monnaie',
    state: 'État',
    rewards: 'Contreparties',
  },
  nl: {
    pledge: 'Toezegging',
    since: 'Sinds',
    name: 'Naam',
    hidden: '(verborgen)',
    amount: 'Bedrag',
    currency: 'Munt',
    state: 'Stand',
    rewards: 'Beloningen',
  },
});
