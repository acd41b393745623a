import { defineEvent } from '../platform/outbox/index.js';
import { type Wanted } from './result.rules.js';

type AboutItem = { campaignId: string; pledgeId: string; itemId: string };
type AboutRound = { campaignId: string; round: number };

/** The deadline has passed: what is still pending is asked for. */
export const roundClosing = defineEvent<AboutRound>('settlement.round_closing');

/** The money is there. */
export const pledgeCollected = defineEvent<AboutItem & { paymentId: string }>('settlement.pledge_collected');

/**
 * A charge did not go through, and the backer is to be told: at most once in 48 hours, unless their consent is over. `wanted` is what they can do;
 * `nextAttemptAt` (ISO) when the same card is tried again.
 */
export const pledgeNotCollected = defineEvent<AboutItem & { wanted: Wanted; nextAttemptAt: string | null }>(
  'settlement.pledge_not_collected',
);

/** The window has ended without the money: the pledge is dropped, nothing will be charged. */
export const pledgeDropped = defineEvent<AboutItem>('settlement.pledge_dropped');

/** The provider answered something that nobody foresaw; staff decide. */
export const itemHeld = defineEvent<{ campaignId: string; itemId: string; code: string }>('settlement.item_held');

/** Money came for an item that was given up. It is booked apart, and to be refunded in full within the hour. */
export const unexpectedReceipt = defineEvent<AboutItem & { paymentId: string }>('settlement.unexpected_receipt');

/** Money came for a campaign that is being refunded: one more charge to send back. */
export const collectedWhileRefunding = defineEvent<AboutItem & { paymentId: string }>(
  'settlement.collected_while_refunding',
);

/** Every item of the round is final, whatever that leads to: nothing of it will be charged any more. */
export const roundEnded = defineEvent<AboutRound>('settlement.round_ended');

/** The round is settled, the platform's fee taken; payouts may be prepared. */
export const campaignSettled = defineEvent<AboutRound>('settlement.campaign_settled');

/** Too little was collected: everybody is refunded. */
export const campaignRefunding = defineEvent<AboutRound>('settlement.campaign_refunding');
