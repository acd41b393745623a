import { defineEvent } from '../platform/outbox/index.js';

type AboutPayout = { payoutId: string; campaignId: string };

export const payoutPrepared = defineEvent<AboutPayout>('payout.prepared');
export const payoutApproved = defineEvent<AboutPayout>('payout.approved');
export const payoutRejected = defineEvent<AboutPayout>('payout.rejected');
/** What was prepared or approved is not what would be sent any more; nothing was sent. */
export const payoutVoided = defineEvent<AboutPayout>('payout.voided');
/** Every line has left. */
export const payoutPaid = defineEvent<AboutPayout>('payout.paid');
/** The provider refused a line for good, and no other is open any more. */
export const payoutFailed = defineEvent<AboutPayout>('payout.failed');
/** A transfer was taken back for a refund or dispute, or the provider refused it: what waited for it goes on. */
export const transferReversalEnded = defineEvent<{ causeId: string; campaignId: string }>('transfer-reversal.ended');
/** The provider's payout has reached the recipient's bank. */
export const payoutArrived = defineEvent<AboutPayout & { lineId: string }>('payout.arrived');
