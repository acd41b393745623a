import { type DeliveryLetters } from './delivery.js';

export const deliveryFr: DeliveryLetters = {
  answersWanted: ({ campaign, page }) => ({
    subject: `${campaign} a une question pour vous`,
    paragraphs: [
      `« ${campaign} » a réussi, et son équipe va préparer ce que vous avez choisi. Il lui faut d’abord une réponse de vous :`,
      page,
      'Cela prend une minute. Si vous avez répondu entre-temps, il n’y a rien à faire.',
    ],
  }),
  rewardsSent: ({ campaign, rewards, carrier, page }) => ({
    subject: `Un envoi de ${campaign} est en route vers vous`,
    paragraphs: [
      `L’équipe de « ${campaign} » vous a envoyé : ${rewards}.${carrier ? ` L’envoi est confié à ${carrier}.` : ''}`,
      'Si l’envoi peut être suivi, la page de votre promesse dit où. Quand il sera arrivé, ou s’il n’arrive pas, dites-le là :',
      page,
    ],
  }),
};
