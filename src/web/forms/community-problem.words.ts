import { inEveryLanguage } from '../language/words.js';

type Sentences = Readonly<Record<string, string>>;

/** What people are told of a problem with what they write to each other, by its code. */
export const communityProblems = inEveryLanguage<Sentences>({
  en: {
    'comments-closed': 'This campaign is cancelled or suspended: what was written stays, and nothing is added.',
    'pledge-does-not-hold':
      'The link of your pledge is not enough here: it needs a pledge to this campaign that has its card and was not cancelled. With an account you can ask.',
  },
  fr: {
    'comment-not-found': 'Ce commentaire n’existe pas, ou a été supprimé ou masqué.',
    'nobody-to-write-to': 'Il n’y a aucun soutien de ce genre en ce moment, donc personne à qui écrire.',
    'reward-not-of-campaign': 'Choisissez une contrepartie de cette campagne.',
    'comments-closed': 'Cette campagne est annulée ou suspendue : ce qui a été écrit reste, et rien ne s’y ajoute.',
    'pledge-does-not-hold':
      'Le lien de votre promesse ne suffit pas ici : il faut une promesse à cette campagne, avec sa carte et non annulée. Avec un compte, vous pouvez demander.',
    'not-the-creator': 'Seuls le responsable du projet et son suppléant répondent aux questions.',
    'comment-settled':
      'Un commentaire peut être corrigé pendant 15 minutes, et elles sont passées. Vous pouvez encore le supprimer.',
    'answered-enough': 'Cette question a toutes les réponses qu’elle peut avoir. Corrigez-en ou supprimez-en une.',
  },
  nl: {
    'comment-not-found': 'Deze reactie bestaat niet, of is verwijderd of verborgen.',
    'nobody-to-write-to': 'Er is nu geen steungever van deze soort, en dus niemand om aan te schrijven.',
    'reward-not-of-campaign': 'Kies een beloning van deze campagne.',
    'comments-closed': 'Deze campagne is geannuleerd of geschorst: wat er staat blijft, en er komt niets bij.',
    'pledge-does-not-hold':
      'De link van uw toezegging volstaat hier niet: nodig is een toezegging aan deze campagne, met haar kaart en niet geannuleerd. Met een account kunt u vragen.',
    'not-the-creator': 'Alleen de eigenaar van het project en de plaatsvervanger beantwoorden vragen.',
    'comment-settled':
      'Een reactie kan 15 minuten lang worden verbeterd, en die zijn voorbij. Verwijderen kan nog altijd.',
    'answered-enough': 'Deze vraag heeft alle antwoorden die ze kan hebben. Verbeter of verwijder er een.',
  },
});
