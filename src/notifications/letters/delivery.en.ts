import { type DeliveryLetters } from './delivery.js';

export const deliveryEn: DeliveryLetters = {
  answersWanted: ({ campaign, page }) => ({
    subject: `${campaign} has a question for you`,
    paragraphs: [
      `“${campaign}” has succeeded, and its people are about to make what you chose. They need an answer from you first:`,
      page,
      'It takes a minute. If you have answered meanwhile, there is nothing to do.',
    ],
  }),
  rewardsSent: ({ campaign, rewards, carrier, page }) => ({
    subject: `Something from ${campaign} is on its way to you`,
    paragraphs: [
      `The people of “${campaign}” have sent you: ${rewards}.${carrier ? ` It comes with ${carrier}.` : ''}`,
      'If its way can be followed, the page of your pledge says where. Once it has come, or if it does not come, please say so there:',
      page,
    ],
  }),
};
