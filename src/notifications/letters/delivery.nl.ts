import { type DeliveryLetters } from './delivery.js';

export const deliveryNl: DeliveryLetters = {
  answersWanted: ({ campaign, page }) => ({
    subject: `${campaign} heeft een vraag voor u`,
    paragraphs: [
      `“${campaign}” is geslaagd, en de mensen ervan gaan maken wat u koos. Ze hebben eerst een antwoord van u nodig:`,
      page,
      'Het duurt een minuut. Hebt u intussen geantwoord, dan is er niets te doen.',
    ],
  }),
  rewardsSent: ({ campaign, rewards, carrier, page }) => ({
    subject: `Iets van ${campaign} is naar u onderweg`,
    paragraphs: [
      `De mensen van “${campaign}” hebben u dit gestuurd: ${rewards}.${carrier ? ` Het komt met ${carrier}.` : ''}`,
      'Kan de zending worden gevolgd, dan staat op de pagina van uw toezegging waar. Is ze aangekomen, of komt ze niet aan, zeg het dan daar:',
      page,
    ],
  }),
};
