import { type DeliveryState } from '../../deliveries/index.js';
import { inEveryLanguage } from '../language/words.js';

const badges = (words: Readonly<Record<DeliveryState | 'missed', string>>) => words;

/** What backers read of how their rewards are delivered. */
export const deliveryWords = inEveryLanguage({
  en: {
    title: 'Delivery',
    badges: badges({ to_do: 'Not begun', in_work: 'In work', sent: 'On its way', received: 'Received', missed: 'Not come' }), // prettier-ignore
    sent: (when: string) => `Sent on ${when}.`,
    sentWith: (when: string, carrier: string) => `Sent on ${when} with ${carrier}.`,
    follow: 'Follow its way',
    missed: 'You said that it has not come. The people of the campaign see that.',
    hasCome: 'It has come',
    hasNotCome: 'It has not come',
  },
  fr: {
    title: 'Livraison',
    badges: badges({ to_do: 'Pas commencé', in_work: 'En préparation', sent: 'En route', received: 'Reçu', missed: 'Pas arrivé' }), // prettier-ignore
    sent: (when: string) => `Envoyé le ${when}.`,
    sentWith: (when: string, carrier: string) => `Envoyé le ${when} avec ${carrier}.`,
    follow: 'Suivre l’envoi',
    missed: 'Vous avez dit que ce n’est pas arrivé. L’équipe de la campagne le voit.',
    hasCome: 'C’est arrivé',
    hasNotCome: 'Ce n’est pas arrivé',
  },
  nl: {
    title: 'Levering',
    badges: badges({ to_do: 'Nog niet begonnen', in_work: 'In de maak', sent: 'Onderweg', received: 'Ontvangen', missed: 'Niet aangekomen' }), // prettier-ignore
    sent: (when: string) => `Verstuurd op ${when}.`,
    sentWith: (when: string, carrier: string) => `Verstuurd op ${when} met ${carrier}.`,
    follow: 'Volg de zending',
    missed: 'U zei dat het niet is aangekomen. De mensen van de campagne zien dat.',
    hasCome: 'Het is aangekomen',
    hasNotCome: 'Het is niet aangekomen',
  },
});
