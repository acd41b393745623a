import { inEveryLanguage } from '../../language/words.js';

export const campaignFormWords = inEveryLanguage({
  en: { id: 'Id or address of a campaign', show: 'Show', none: 'There is no such campaign.' },
  fr: {
    id: 'Identifiant ou adresse d’une campagne',
    show: 'Afficher',
    none: 'Cette campagne n’existe pas.',
  },
  nl: { id: 'Id of adres van een campagne', show: 'Tonen', none: 'Deze campagne bestaat niet.' },
});
