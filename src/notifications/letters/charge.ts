import { type PublicDeclineReason } from '../../payments/index.js';
import { type PageAddress, type Letter } from './letter.js';
import { type AboutPledge } from './pledge.js';

/** What letters about a charge know besides. */
export interface AboutCharge extends AboutPledge {
  /** 'Visa •••• 4242'. */
  readonly card: string;
  /** The end of the time in which we try; after it the pledge is dropped. */
  readonly until: string;
}

/** Letters about charging the card of a pledge, and giving money back. */
export interface ChargeLetters {
  chargeSucceeded(facts: AboutCharge & { descriptor: string }): Letter;
  /** The same card is tried again at `nextAttempt`. Reasons that hint at fraud or loss arrive here as 'declined'. */
  chargeDeclined(
    facts: AboutCharge & { reason: PublicDeclineReason; nextAttempt: string; newCard: PageAddress },
  ): Letter;
  /** The bank wants its customer to confirm the payment. */
  chargeNeedsConfirmation(facts: AboutCharge & { confirm: PageAddress }): Letter;
  /** This card will not be tried again. */
  chargeNeedsCard(facts: AboutCharge & { reason: PublicDeclineReason; newCard: PageAddress }): Letter;
  /** The last day that the backer agreed to is over, because a suspension made the window longer; the bank was not asked. */
  chargeNeedsConsent(facts: AboutCharge & { newCard: PageAddress }): Letter;
  /** The time is over: nothing was charged and nothing will be. */
  pledgeDropped(facts: AboutCharge): Letter;
  /** `sum` with the tip; why it goes back. */
  refundSent(facts: AboutPledge & { sum: string; cause: RefundReason }): Letter;
}

export type RefundReason =
  | 'shortfall'
  | 'cancelled'
  | 'unexpected_receipt'
  | 'creator'
  | 'withdrawal'
  | 'platform'
  | 'provider'
  | 'tranche'
  | 'held'
  | 'cancelled_paid';

/** Whether the provider's fees were taken from it before it went back. */
export const keepsFees = (cause: RefundReason): boolean => ['tranche', 'held', 'cancelled_paid'].includes(cause);
