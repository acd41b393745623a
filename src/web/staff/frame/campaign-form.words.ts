import { inEveryLanguage } from '../../language/words.js';

export const campaignFormWords = inEveryLanguage({
  en: { id: 'Id of a campaign', show: 'Show', none: 'There is no campaign with this id.' },
  fr: {
    id: 'Identifiant d’une campagne',
    show: 'Afficher',
    none: 'Aucune campagne ne porte cet identifiant.',
  },
  nl: { id: 'Id van een campagne', show: 'Tonen', none: 'Geen campagne heeft dit id.' },
});
