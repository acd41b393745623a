import { inEveryLanguage } from '../language/words.js';

const byStatus = (titles: Readonly<Record<number, string>>) => titles;

export const problemWords = inEveryLanguage({
  en: {
    titles: byStatus({
      404: 'Nothing is here',
      401: 'Please sign in',
      403: 'Not for this account',
      500: 'That went wrong',
    }),
    other: 'That did not work',
    home: 'To the first page',
    discover: 'See all campaigns',
    signIn: 'Sign in',
    again: 'Go back, mend what is said above, and try again.',
    number: 'If you write to us about it, please give this number:',
  },
  fr: {
    titles: byStatus({
      404: 'Il n’y a rien ici',
      401: 'Veuillez vous connecter',
      403: 'Pas pour ce compte',
      500: 'Quelque chose a échoué',
    }),
    other: 'Cela n’a pas marché',
    home: 'Vers l’accueil',
    discover: 'Voir les campagnes',
    signIn: 'Se connecter',
    again: 'Revenez en arrière, corrigez ce qui est dit plus haut et réessayez.',
    number: 'Si vous nous écrivez à ce sujet, indiquez ce numéro :',
  },
  nl: {
    titles: byStatus({ 404: 'Hier is niets', 401: 'Meld u aan', 403: 'Niet voor dit account', 500: 'Dat ging mis' }),
    other: 'Dat is niet gelukt',
    home: 'Naar de startpagina',
    discover: 'Alle campagnes bekijken',
    signIn: 'Aanmelden',
    again: 'Ga terug, herstel wat hierboven staat en probeer opnieuw.',
    number: 'Als u ons hierover schrijft, geef dan dit nummer:',
  },
});
