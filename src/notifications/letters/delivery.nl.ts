import { type DeliveryLetters } from './delivery.js';

export const deliveryNl: DeliveryLetters = {
  rewardsSent: ({ campaign, rewards, carrier, page }) => ({
    subject: `Iets van ${campaign} is naar u onderweg`,
    paragraphs: [
      `De mensen van “${campaign}” hebben u dit gestuurd: ${rewards}.${carrier ? ` Het komt met ${carrier}.` : ''}`,
      'Kan de zending worden gevolgd, dan staat op de pagina van uw toezegging waar. Is ze aangekomen, of komt ze niet aan, zeg het dan daar:',
      page,
    ],
  }),
};
