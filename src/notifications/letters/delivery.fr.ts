import { type DeliveryLetters } from './delivery.js';

export const deliveryFr: DeliveryLetters = {
  rewardsSent: ({ campaign, rewards, carrier, page }) => ({
    subject: `Un envoi de ${campaign} est en route vers vous`,
    paragraphs: [
      `L’équipe de « ${campaign} » vous a envoyé : ${rewards}.${carrier ? ` L’envoi est confié à ${carrier}.` : ''}`,
      'Si l’envoi peut être suivi, la page de votre promesse dit où. Quand il sera arrivé, ou s’il n’arrive pas, dites-le là :',
      page,
    ],
  }),
};
