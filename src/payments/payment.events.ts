import { defineEvent } from '../platform/outbox/index.js';
import { type DeclineKind } from './provider-objects.js';

/** Who a payment belongs to; every event of a payment names all four. */
export type PaymentNews = { paymentId: string; itemId: string; pledgeId: string; campaignId: string };

/** A card was saved for the pledge. */
export const setupSucceeded = defineEvent<{ setupId: string; pledgeId: string }>('setup.succeeded');

/** The money has been charged; the ledger has it already. */
export const paymentSucceeded = defineEvent<PaymentNews>('payment.succeeded');

/** The attempt was refused: soft ones are tried again by the schedule, hard ones need another card. */
export const paymentDeclined = defineEvent<
  PaymentNews & {
    attempt: number;
    kind: DeclineKind;
    code: string;
    declineCode: string | null;
    adviceCode: string | null;
  }
>('payment.declined');

/** The bank wants the backer to confirm the same payment. */
export const paymentNeedsAuthentication = defineEvent<PaymentNews & { attempt: number }>(
  'payment.needs-authentication',
);

/** Accepted, with the result to come (in days for debits). */
export const paymentProcessing = defineEvent<PaymentNews>('payment.processing');

/** Ended without a charge, for ever. */
export const paymentCancelled = defineEvent<PaymentNews>('payment.cancelled');

/** Something about a creator's account changed at the provider; ask for it. */
export const recipientAccountChanged = defineEvent<{ accountId: string }>('recipient-account.changed');

/** Something about a transfer of ours changed at the provider. */
export const transferChanged = defineEvent<{ transferId: string }>('transfer.changed');

/** A saved card was renewed by its bank, or forgotten by somebody else than us; ask for it. */
export const savedCardChanged = defineEvent<{ paymentMethodId: string }>('saved-card.changed');

/** Something about a refund changed at the provider. */
export const refundChanged = defineEvent<{ providerRefundId: string }>('refund.changed');

/** Something about a dispute of a charge changed at the provider. */
export const disputeChanged = defineEvent<{ providerDisputeId: string }>('dispute.changed');

/** A connected account's payout to its bank changed. */
export const bankPayoutChanged = defineEvent<{ accountId: string; payoutId: string }>('bank-payout.changed');

/** Inside this module: a stored webhook waits to be handled. */
export const providerEventStored = defineEvent<{ eventId: string }>('provider-event.stored');
