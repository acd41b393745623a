/*
 * The provider's objects in our own plain words. Amounts are minor units, instants are Dates, and a missing value is
 * null. Only what the service decides on is here; the rest stays in the provider's dashboard.
 */

/** A saved card, or a bank account that may be debited, as people recognise it. The number itself never reaches the service. */
export interface ProviderCard {
  readonly paymentMethodId: string;
  /** 'visa', 'mastercard' …, or 'sepa_debit' for a bank account. */
  readonly brand: string;
  readonly last4: string;
  /** Null for a bank account, which does not expire. */
  readonly expMonth: number | null;
  readonly expYear: number | null;
  /** The same for the same number, over all customers of the account. */
  readonly fingerprint: string | null;
}

/** A SetupIntent: the saving of one card. */
export interface ProviderSetup {
  readonly id: string;
  /** `card_setups.id`, from the metadata; null when the object is none of ours. */
  readonly setupId: string | null;
  readonly customerId: string | null;
  readonly status: 'pending' | 'succeeded' | 'cancelled';
  readonly livemode: boolean;
  /** Filled when it succeeded. */
  readonly card: ProviderCard | null;
  /** For the browser, only in answers to our own calls. Never stored, never logged. */
  readonly clientSecret: string | null;
}

/** The saving of one card on the provider's own page. */
export interface ProviderSetupPage {
  /** Of the SetupIntent. */
  readonly id: string;
  readonly url: string;
}

/** Why the last confirmation of a payment did not go through. */
export interface ProviderDecline {
  /** 'card_declined', 'expired_card', 'authentication_required' … */
  readonly code: string;
  /** The issuer's reason when the code is 'card_declined': 'insufficient_funds', 'lost_card' … */
  readonly declineCode: string | null;
  /** What the issuer advises: 'try_again_later', 'do_not_try_again', 'confirm_card_data'. */
  readonly adviceCode: string | null;
  /** The failed charge: it tells one refusal from the next. */
  readonly chargeId: string | null;
  /** The card that was refused. */
  readonly paymentMethodId: string | null;
}

/** A PaymentIntent: the one payment of a settlement item. */
export interface ProviderPayment {
  readonly id: string;
  /** The settlement item, from the metadata; null when the object is none of ours. */
  readonly itemId: string | null;
  readonly customerId: string | null;
  /** The whole charge, tip included. */
  readonly amount: bigint;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly livemode: boolean;
  /** 'open': can be confirmed (again); `lastDecline` says what the last confirmation met with. */
  readonly status: 'open' | 'requires_action' | 'processing' | 'succeeded' | 'cancelled';
  /** The charge that succeeded, or the last that was tried. */
  readonly chargeId: string | null;
  readonly lastDecline: ProviderDecline | null;
  readonly createdAt: Date;
  /** For the browser, only in answers to our own calls. Never stored, never logged. */
  readonly clientSecret: string | null;
}

/** What a confirmation led to. `authentication_required` waits for the backer, a hard decline for another card. */
export type ConfirmOutcome = 'succeeded' | 'processing' | 'authentication_required' | DeclineKind;

export type DeclineKind = 'soft_decline' | 'hard_decline';

/** The answer to a confirmation, with the payment as it is now. */
export interface Confirmation {
  readonly kind: ConfirmOutcome;
  readonly code: string | null;
  readonly declineCode: string | null;
  readonly adviceCode: string | null;
  readonly payment: ProviderPayment;
}

/** A movement on a balance at the provider. */
export interface ProviderBalanceTransaction {
  readonly id: string;
  readonly type: string;
  /** The charge, refund, transfer … that caused it. */
  readonly sourceId: string | null;
  readonly amount: bigint;
  /** What the provider keeps, taxes on it included: the sum of `fee_details`. */
  readonly fee: bigint;
  readonly net: bigint;
  readonly currency: string;
  readonly createdAt: Date;
  readonly availableOn: Date;
}

/** A charge, with its balance transaction once the provider has made it. */
export interface ProviderCharge {
  readonly id: string;
  /** The PaymentIntent it belongs to. */
  readonly paymentId: string | null;
  readonly amount: bigint;
  readonly amountRefunded: bigint;
  readonly currency: string;
  readonly livemode: boolean;
  readonly succeeded: boolean;
  readonly disputed: boolean;
  /** What the backer's statement shows, as the provider tells the card networks. */
  readonly statementDescriptor: string | null;
  readonly balanceTransaction: ProviderBalanceTransaction | null;
}

export interface ProviderRefund {
  readonly id: string;
  /** `refunds.id`, from the metadata. */
  readonly refundId: string | null;
  readonly paymentId: string | null;
  readonly amount: bigint;
  readonly currency: string;
  readonly status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'cancelled';
  readonly failureReason: string | null;
  readonly balanceTransaction: ProviderBalanceTransaction | null;
  readonly failureBalanceTransaction: ProviderBalanceTransaction | null;
}

/** A backer's bank questions a charge, or has taken it back. An inquiry (`warning_…`) moves no money. */
export type ProviderDisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost';

export interface ProviderDispute {
  readonly id: string;
  readonly paymentId: string | null;
  /** What the bank disputes, which may be a part of the charge. */
  readonly amount: bigint;
  readonly currency: string;
  readonly status: ProviderDisputeStatus;
  /** The provider's code: 'fraudulent', 'product_not_received' … */
  readonly reason: string;
  /** Until when evidence can be handed in; null when none is asked for. */
  readonly evidenceDueAt: Date | null;
  readonly createdAt: Date;
  /** What was taken, with the fee, and what came back. */
  readonly movements: readonly ProviderBalanceTransaction[];
}

export interface ProviderTransfer {
  readonly id: string;
  /** `payout_lines.id`, from the metadata. */
  readonly payoutLineId: string | null;
  readonly accountId: string | null;
  readonly amount: bigint;
  readonly amountReversed: bigint;
  readonly currency: string;
  readonly transferGroup: string | null;
  readonly balanceTransaction: ProviderBalanceTransaction | null;
}

/** Money of a transfer that came back from the recipient's balance. */
export interface ProviderReversal {
  readonly id: string;
  /** `transfer_reversals.id`, from the metadata. */
  readonly reversalId: string | null;
  readonly transferId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly balanceTransaction: ProviderBalanceTransaction | null;
}

/** A creator's account at the provider (Accounts v2). */
export interface ProviderAccount {
  readonly id: string;
  /** `recipients.id`, from the metadata. */
  readonly recipientId: string | null;
  readonly livemode: boolean;
  readonly closed: boolean;
  /** The capability to receive transfers, as `recipients.transfers` has it: only 'active' can be paid to. */
  readonly transfers: 'none' | 'pending' | 'active' | 'restricted';
  /** Where its money goes on to, as a text that is another one when the bank account is; null without one. */
  readonly bankAccount: string | null;
  /** The name under which the provider verified the recipient, once it is known. */
  readonly legalName: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string | null;
  /** What the recipient still has to hand in, as the provider's codes. */
  readonly requirements: readonly string[];
}

/** A single-use link to the provider's onboarding. */
export interface ProviderAccountLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** Our own balance at the provider, per currency. */
export interface ProviderBalance {
  readonly available: readonly { readonly currency: string; readonly amount: bigint }[];
  readonly pending: readonly { readonly currency: string; readonly amount: bigint }[];
}

/** A payout from the balance of a connected account to its bank. */
export interface ProviderBankPayout {
  readonly id: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'cancelled';
  readonly createdAt: Date;
  readonly arrivesAt: Date;
  readonly failureCode: string | null;
}

/** What a webhook or the list of events tells: that something happened to an object. The object is fetched afresh. */
export interface ProviderEvent {
  readonly id: string;
  readonly type: string;
  readonly livemode: boolean;
  /** The connected account it happened on; null for our own. */
  readonly accountId: string | null;
  readonly objectId: string | null;
  readonly createdAt: Date;
  /** The few fields of the object that decide whether it is fetched at all; no personal data. */
  readonly facts: ProviderEventFacts;
}

export interface ProviderEventFacts {
  readonly object?: string;
  readonly status?: string;
  readonly item?: string;
  readonly setup?: string;
  readonly paymentIntent?: string;
  readonly balanceTransaction?: string;
  readonly charge?: string;
}

/** One page of a list, newest first; `next` continues it, null when it was the last. */
export interface ProviderPage<T> {
  readonly data: readonly T[];
  readonly next: string | null;
}
