import { type PublicDeclineReason } from '../../payments/index.js';
import { type ChargeLetters, keepsFees, type RefundReason } from './charge.js';

const reasons: Record<PublicDeclineReason, string> = {
  insufficient_funds: 'because there was not enough money on the account',
  expired_card: 'because the card has expired',
  authentication_required: 'because your bank wants you to confirm it',
  card_removed: 'because the card is no longer saved',
  try_again_later: 'because of a passing fault between the banks',
  declined: 'and did not tell us why; your bank can tell you',
};

const causes: Record<RefundReason, (campaign: string) => string> = {
  shortfall: (campaign) =>
    `Too many charges for “${campaign}” did not go through, and less was collected than it needs. As was announced before it began, everybody gets everything back.`,
  cancelled: (campaign) =>
    `“${campaign}” was called off after your card had been charged. Everybody gets everything back.`,
  unexpected_receipt: (campaign) =>
    `Your payment for “${campaign}” arrived when the pledge had already ended, so we do not keep it.`,
  creator: (campaign) => `The people behind “${campaign}” give you back money that you paid for it.`,
  withdrawal: (campaign) => `You withdrew from your pledge for “${campaign}”, as the law allows.`,
  platform: (campaign) => `Something went wrong on our side with your payment for “${campaign}”. We are sorry.`,
  provider: (campaign) => `We gave back money that you paid for “${campaign}”.`,
  cancelled_paid: (campaign) =>
    `“${campaign}” was called off after a part of it had been paid out. What had not been paid out goes back to everybody in the proportion in which it came; a tip and the fees of the payment provider do not.`,
  held: (campaign) =>
    `The money of “${campaign}” could not be paid out in the time for which we may have it. What had not been paid out goes back to everybody in the proportion in which it came; a tip and the fees of the payment provider do not.`,
  tranche: (campaign) =>
    `What was to be shown for “${campaign}” was not accepted. What had not been paid out yet goes back to everybody in the proportion in which it came; a tip and the fees of the payment provider do not.`,
};

export const chargeEn: ChargeLetters = {
  chargeSucceeded: ({ campaign, total, tip, card, descriptor, page }) => ({
    subject: `Paid: ${total} for ${campaign}`,
    paragraphs: [
      `“${campaign}” has ended, and we charged ${total} to your card ${card}, as agreed. Thank you.`,
      tip
        ? `${tip} of it is your tip to this service; the rest is for the campaign.`
        : 'All of it is for the campaign.',
      `Your statement shows it as “${descriptor}”. If it turns out that too little was collected after all, you get everything back. Your pledge with its history is here:`,
      page,
    ],
  }),
  chargeDeclined: ({ campaign, total, card, reason, nextAttempt, newCard, until }) => ({
    subject: `Your payment for ${campaign} did not go through yet`,
    paragraphs: [
      `“${campaign}” has ended and we tried to charge ${total} to your card ${card}. The bank declined, ${reasons[reason]}.`,
      `You need do nothing: we try the same card again on ${nextAttempt}. If you would rather use another card, it is charged at once:`,
      newCard,
      `We can try until ${until}. If it has not worked by then, your pledge is dropped and you pay nothing.`,
    ],
  }),
  chargeNeedsConfirmation: ({ campaign, total, card, confirm, until }) => ({
    subject: `Please confirm your payment for ${campaign}`,
    paragraphs: [
      `“${campaign}” has ended and we tried to charge ${total} to your card ${card}. Your bank wants you to confirm this payment in person. It takes a minute:`,
      confirm,
      `Please do it by ${until}. After that your pledge is dropped and you pay nothing, but the campaign misses your part.`,
    ],
  }),
  chargeNeedsCard: ({ campaign, total, card, reason, newCard, until }) => ({
    subject: `Please give another card for ${campaign}`,
    paragraphs: [
      `“${campaign}” has ended and we tried to charge ${total} to your card ${card}. The bank declined, ${reasons[reason]}.`,
      'We will not try this card again. Please give another one, which is charged at once:',
      newCard,
      `Please do it by ${until}. After that your pledge is dropped and you pay nothing, but the campaign misses your part.`,
    ],
  }),
  chargeNeedsConsent: ({ campaign, total, card, newCard, until }) => ({
    subject: `Do you still agree to pay for ${campaign}?`,
    paragraphs: [
      `“${campaign}” has ended, but collecting was interrupted for a while. The last day on which you agreed to be charged is over, so we have not charged ${total} to ${card} and will not without you.`,
      'If you still want to take part, please agree once more and give your card or bank account, which is charged at once:',
      newCard,
      `Please do it by ${until}. After that your pledge is dropped and you pay nothing, but the campaign misses your part.`,
    ],
  }),
  pledgeDropped: ({ campaign, total, page }) => ({
    subject: `Your pledge to ${campaign} was dropped`,
    paragraphs: [
      `We could not charge ${total} for “${campaign}” within the time that was given, so your pledge is dropped. Nothing was charged and nothing will be; rewards that you chose are free again.`,
      'There is nothing to do. What happened is written here:',
      page,
    ],
  }),
  refundSent: ({ campaign, sum, cause, page }) => ({
    subject: `Refunded: ${sum} for ${campaign}`,
    paragraphs: [
      causes[cause](campaign),
      `We have sent ${sum} back to the card that was charged. It is usually there within five to ten working days${keepsFees(cause) ? '.' : '; no fee was kept.'}`,
      'There is nothing to do. Your pledge with its history is here:',
      page,
    ],
  }),
};
