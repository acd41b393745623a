import { type PayoutLetters } from './payout.js';

export const payoutEn: PayoutLetters = {
  payoutPrepared: ({ campaign, sum, page }) => ({
    subject: `To approve: ${sum} for ${campaign}`,
    paragraphs: [
      `A payout of ${sum} for “${campaign}” is prepared and waits for a second person. Please check its terms, then approve or reject it:`,
      page,
    ],
  }),
  payoutApproved: ({ campaign, sum, page }) => ({
    subject: `A payout of ${sum} for ${campaign} is approved`,
    paragraphs: [
      `Two people have agreed to pay out ${sum} for “${campaign}”. It is sent now; we write again when it has left.`,
      page,
    ],
  }),
  payoutStopped: ({ campaign, sum, because, page }) => ({
    subject: `The payout of ${sum} for ${campaign} was stopped`,
    paragraphs: [
      because === 'rejected'
        ? `The payout of ${sum} for “${campaign}” that you prepared was rejected by a second person. Nothing was sent.`
        : `The payout of ${sum} for “${campaign}” that you prepared is void: what was prepared no longer holds, for instance because the account of the recipient changed. Nothing was sent.`,
      'Please look at the reason, and prepare another one when it is settled:',
      page,
    ],
  }),
  payoutSent: ({ campaign, sum, page }) => ({
    subject: `${sum} for ${campaign} is on its way`,
    paragraphs: [
      `We have transferred ${sum} for “${campaign}” to the account at the payment provider. From there it goes to the bank by the provider's schedule, usually within days. The terms of the payout are here:`,
      page,
    ],
  }),
  payoutFailed: ({ campaign, sum, page }) => ({
    subject: `The payout of ${sum} for ${campaign} did not go through`,
    paragraphs: [
      `A transfer of the payout of ${sum} for “${campaign}” was not made: the payment provider refused it, or it was not to be made any more. What was not sent is still here; nothing is lost.`,
      'The page says why. Unless the campaign was called off, please check that the account at the provider is in order; finance then prepares another payout.',
      page,
    ],
  }),
  refundFailed: ({ campaign, sum, page }) => ({
    subject: `A refund of ${sum} for ${campaign} failed`,
    paragraphs: [
      `The payment provider could not give ${sum} for “${campaign}” back to the card it came from. The money is with us again, and still owed to the backer; somebody has to find another way.`,
      page,
    ],
  }),
};
