import { type OperationsLetters } from './operations.js';

export const operationsEn: OperationsLetters = {
  payoutsHalted: ({ because, what, page }) => ({
    subject: 'All payouts are halted',
    paragraphs: [
      because === 'check'
        ? `The check ${what} has found something in the books that must never be. Until it finds nothing any more, nothing is paid out.`
        : `What is held at the payment provider in ${what} does not cover what is owed to campaigns and backers. Until it does, nothing is paid out.`,
      'Somebody has to find out why. Charges and refunds go on. What was found is here:',
      page,
    ],
  }),
};
