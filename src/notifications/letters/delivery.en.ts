import { type DeliveryLetters } from './delivery.js';

export const deliveryEn: DeliveryLetters = {
  rewardsSent: ({ campaign, rewards, carrier, page }) => ({
    subject: `Something from ${campaign} is on its way to you`,
    paragraphs: [
      `The people of “${campaign}” have sent you: ${rewards}.${carrier ? ` It comes with ${carrier}.` : ''}`,
      'If its way can be followed, the page of your pledge says where. Once it has come, or if it does not come, please say so there:',
      page,
    ],
  }),
};
