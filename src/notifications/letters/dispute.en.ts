import { type DisputeLetters } from './dispute.js';

export const disputeEn: DisputeLetters = {
  disputeOpened: ({ campaign, sum, because, until, page }) => ({
    subject:
      because === 'inquiry'
        ? `A bank asks about ${sum} for ${campaign}`
        : `A bank has taken back ${sum} for ${campaign}`,
    paragraphs: [
      because === 'inquiry'
        ? `The bank of a backer asks about a charge of ${sum} for “${campaign}”. No money has moved. A good answer now can keep it from being taken back.`
        : `The bank of a backer disputes a charge for “${campaign}” and has taken ${sum} back, besides a fee of the payment provider. While it decides, this money is missing from what can be paid out, and the charge cannot be refunded.`,
      until === null
        ? 'The bank asks for no evidence.'
        : `Evidence that the pledge was made and agreed to can be handed in until ${until}, by finance in the dashboard of the payment provider. Whoever runs the campaign, please send finance what you have.`,
      page,
    ],
  }),
  disputeEnded: ({ campaign, sum, because, page }) => ({
    subject: because === 'won' ? `Dispute won: ${sum} for ${campaign}` : `Dispute lost: ${sum} for ${campaign}`,
    paragraphs: [
      because === 'won'
        ? `The bank of a backer has decided for “${campaign}”: the ${sum} that it had taken come back. The fee of the payment provider does not.`
        : `The bank of a backer has decided against “${campaign}”: the ${sum} that it took stay with the backer. The platform gives back its own fee on them. What had been paid out already is owed, and the next payout settles it first.`,
      page,
    ],
  }),
};
