import { inEveryLanguage } from '../language/words.js';

/** What backers read of the questions of their rewards. */
export const questionsWords = inEveryLanguage({
  en: {
    title: 'Questions about your rewards',
    hint: 'The people of the campaign need this to make what you chose. You can change it until the reward is in work.',
    missing: 'The people of the campaign have a question about what you chose. Your pledge counts in any case.',
    give: 'Answer the questions',
    correct: 'Change your answers',
    keep: 'Keep the answers',
    back: 'Back to the pledge',
    none: 'no answer',
    choose: 'Please choose',
    locked: 'This cannot be changed any more.',
    kept: 'Your answers are kept.',
  },
  fr: {
    title: 'Questions sur vos contreparties',
    hint: 'L’équipe de la campagne en a besoin pour préparer ce que vous avez choisi. Vous pouvez le changer jusqu’à ce que ce soit en préparation.',
    missing:
      'L’équipe de la campagne a une question sur ce que vous avez choisi. Votre promesse compte de toute façon.',
    give: 'Répondre aux questions',
    correct: 'Changer vos réponses',
    keep: 'Garder les réponses',
    back: 'Retour à la promesse',
    none: 'pas de réponse',
    choose: 'Veuillez choisir',
    locked: 'Ceci ne peut plus être changé.',
    kept: 'Vos réponses sont gardées.',
  },
  nl: {
    title: 'Vragen over uw beloningen',
    hint: 'De mensen van de campagne hebben dit nodig om te maken wat u koos. U kunt het wijzigen tot de beloning in de maak is.',
    missing: 'De mensen van de campagne hebben een vraag over wat u koos. Uw toezegging telt in elk geval.',
    give: 'De vragen beantwoorden',
    correct: 'Uw antwoorden wijzigen',
    keep: 'De antwoorden bewaren',
    back: 'Terug naar de toezegging',
    none: 'geen antwoord',
    choose: 'Kies een antwoord',
    locked: 'Dit kan niet meer worden gewijzigd.',
    kept: 'Uw antwoorden zijn bewaard.',
  },
});
