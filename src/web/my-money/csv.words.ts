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

/** The heads of an address, where a campaign sends something. */
export const addressHeads = inEveryLanguage({
  en: ['Send to', 'Street', 'More', 'Postal code', 'Town', 'Country'],
  fr: ['Envoyer à', 'Rue', 'Complément', 'Code postal', 'Localité', 'Pays'],
  nl: ['Sturen naar', 'Straat', 'Aanvulling', 'Postcode', 'Plaats', 'Land'],
});
