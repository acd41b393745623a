import { type RetentionLetters } from './retention.js';

const held: Record<Parameters<RetentionLetters['moneyHeld']>[0]['because'], (campaign: string) => string> = {
  warned: (campaign) =>
    `Money of “${campaign}” has been with us for long and has to be paid out soon. Please see what it waits for:`,
  overdue: (campaign) =>
    `Money of “${campaign}” has been with us for too long. One person has to propose that it is released or returned, another to agree:`,
  release_proposed: (campaign) =>
    `It is proposed to release the money of “${campaign}”, to be paid out without further evidence. A second person has to agree or decline:`,
  return_proposed: (campaign) =>
    `It is proposed to give what is unpaid of “${campaign}” back to its backers. A second person has to agree or decline:`,
};

export const retentionEn: RetentionLetters = {
  moneyHeld: ({ campaign, because, page }) => ({
    subject: `Money of ${campaign} that is still with us`,
    paragraphs: [held[because](campaign), page],
  }),
  moneyHeldDecided: ({ campaign, because, page }) => ({
    subject: `The money of ${campaign}`,
    paragraphs: [
      because === 'released'
        ? `The money of “${campaign}” has been with us for too long, and two people have released it: finance prepares its payout without further evidence.`
        : `The money of “${campaign}” has been with us for too long, and two people have decided that what is unpaid goes back to your backers, in the proportion in which it came.`,
      page,
    ],
  }),
};
