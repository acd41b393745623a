import {
  type Confirmation,
  type ProviderAccount,
  type ProviderAccountLink,
  type ProviderBalance,
  type ProviderBalanceTransaction,
  type ProviderBankPayout,
  type ProviderCard,
  type ProviderCharge,
  type ProviderDispute,
  type ProviderEvent,
  type ProviderPage,
  type ProviderPayment,
  type ProviderRefund,
  type ProviderReversal,
  type ProviderSetup,
  type ProviderSetupPage,
  type ProviderTransfer,
} from './provider-objects.js';

/**
 * The payment provider in our words; Stripe's stay in `payments/stripe`. Every call takes from the shared budget first
 * and is made once: whoever calls decides what a failure means.
 *
 * The flow, for all who use it:
 * 1. A pledge saves a card: `ensureCustomer`, `createSetup`; the browser confirms; `retrieveSetup` tells.
 * 2. An item is collected: `createPayment` once, its id stored and committed, then `confirmPayment` per attempt.
 * 3. The end of the window: `cancelPayment`, read back by `retrievePayment`.
 * 4. The fee: `retrieveCharge` once its balance transaction exists. 5. `createRefund`, `createTransfer` by their rows.
 * 6. `detachCard` when no pledge needs the card any more; `deleteCustomer` when its person is erased.
 *
 * Keys are made from our own ids and say which step of which row: the same key repeats the answer for 24 hours.
 *
 * Each method throws `ProviderUnknownOutcome` (ask before doing anything else), `ProviderBusy` (nothing was done; the
 * same key later) or `ProviderRefused` (nothing was done and repeating will not help).
 */
export abstract class PaymentGateway {
  /** Makes the customer of a user, key `customer:<user>`, or repeats the answer. Returns its id. */
  abstract ensureCustomer(input: { userId: string; email: string; key: string }): Promise<string>;
  /** Looks through the customers with this address for the one of this user: for a create whose answer was lost. */
  abstract findCustomer(input: { userId: string; email: string }): Promise<string | null>;
  /** Deletes a customer for good, with its saved cards; its payments stay. Deleting it again does nothing. */
  abstract deleteCustomer(id: string): Promise<void>;

  /** Begins saving a card, or a bank account where the currency allows debits, for later payments without the backer. `key` is `si:<pledge>:<n>`. */
  abstract createSetup(input: {
    setupId: string;
    pledgeId: string;
    customerId: string;
    currency: string;
    key: string;
  }): Promise<ProviderSetup>;
  /**
   * Begins it on the provider's own page, for browsers without scripts. `key` is `cs:<pledge>:<n>`; `locale` is an ISO
   * 639 code. The page leads back to one of the two addresses, which prove nothing by being asked for.
   */
  abstract createHostedSetup(input: {
    setupId: string;
    pledgeId: string;
    customerId: string;
    currency: string;
    locale: string;
    successUrl: string;
    cancelUrl: string;
    key: string;
  }): Promise<ProviderSetupPage>;
  abstract retrieveSetup(id: string): Promise<ProviderSetup>;
  /** Cancels it, and closes its page if it has one; `ProviderRefused` when it has already succeeded or ended. */
  abstract cancelSetup(id: string): Promise<ProviderSetup>;

  /** Makes the one PaymentIntent of an item, unconfirmed. `amount` is the whole charge, tip included. */
  abstract createPayment(input: NewProviderPayment): Promise<ProviderPayment>;
  /** Confirms off-session with this card. A decline is an outcome, not an error. */
  abstract confirmPayment(input: { id: string; paymentMethodId: string; key: string }): Promise<Confirmation>;
  abstract retrievePayment(id: string): Promise<ProviderPayment>;
  /** Cancels it; `ProviderRefused` when it has already succeeded or ended. */
  abstract cancelPayment(id: string): Promise<ProviderPayment>;
  /** Payments by their creation, newest first, 100 a page; `after` is the `next` of the page before. */
  abstract listPayments(input: { since: Date; after?: string }): Promise<ProviderPage<ProviderPayment>>;
  /** Looks through the customer's payments for the one of this item: for a create whose answer was lost. */
  abstract findPaymentByItem(input: { itemId: string; customerId: string }): Promise<ProviderPayment | null>;

  /** The charge with its balance transaction. */
  abstract retrieveCharge(id: string): Promise<ProviderCharge>;
  /** Forgets a saved card for good; `ProviderRefused` when it is gone already. */
  abstract detachCard(paymentMethodId: string): Promise<void>;
  /** Whether a card is still saved with a customer. */
  abstract isCardSaved(paymentMethodId: string): Promise<boolean>;
  /** A card as it is now; null when it is not saved with a customer any more. */
  abstract retrieveCard(paymentMethodId: string): Promise<ProviderCard | null>;

  /** Sends money back. `key` is `refund:<refund row>`, never the amount. */
  abstract createRefund(input: {
    refundId: string;
    paymentId: string;
    amount: bigint;
    currency: string;
    key: string;
  }): Promise<ProviderRefund>;
  abstract retrieveRefund(id: string): Promise<ProviderRefund>;
  /** Looks through the refunds of a payment for the one of this row. */
  abstract findRefund(input: { refundId: string; paymentId: string }): Promise<ProviderRefund | null>;

  /** A dispute of a charge of ours, with every movement that it has caused. */
  abstract retrieveDispute(id: string): Promise<ProviderDispute>;

  /** Moves money to a creator's account. `key` is `tr:<line>`. `ProviderRefused` `balance_insufficient` beyond the balance. */
  abstract createTransfer(input: {
    payoutLineId: string;
    accountId: string;
    amount: bigint;
    currency: string;
    transferGroup: string;
    key: string;
  }): Promise<ProviderTransfer>;
  abstract retrieveTransfer(id: string): Promise<ProviderTransfer>;
  /** Looks through the transfers of a group for the one of this payout line. */
  abstract findTransfer(input: { payoutLineId: string; transferGroup: string }): Promise<ProviderTransfer | null>;

  /** Takes part of a transfer back. `key` is `trr:<reversal>`. `ProviderRefused` when the recipient's balance lacks it. */
  abstract createReversal(input: {
    reversalId: string;
    transferId: string;
    amount: bigint;
    currency: string;
    key: string;
  }): Promise<ProviderReversal>;
  /** Looks through the reversals of a transfer for the one of this row. */
  abstract findReversal(input: { reversalId: string; transferId: string }): Promise<ProviderReversal | null>;

  /** Makes the account of a recipient, key `account:<recipient>`. */
  abstract createAccount(input: {
    recipientId: string;
    legalName: string;
    email: string;
    country: string;
  }): Promise<ProviderAccount>;
  abstract retrieveAccount(id: string): Promise<ProviderAccount>;
  /** A new single-use link on each call. */
  abstract createAccountLink(input: {
    accountId: string;
    returnUrl: string;
    refreshUrl: string;
  }): Promise<ProviderAccountLink>;

  /** Our own balance. */
  abstract retrieveBalance(): Promise<ProviderBalance>;
  /** Movements on our own balance, newest first, 100 a page; `after` is the `next` of the page before. */
  abstract listBalanceTransactions(input: {
    since?: Date;
    after?: string;
  }): Promise<ProviderPage<ProviderBalanceTransaction>>;
  /** A payout from a connected account to its bank. */
  abstract retrieveBankPayout(input: { accountId: string; payoutId: string }): Promise<ProviderBankPayout>;
  /** All of them, newest first, 100 a page; `after` is the `next` of the page before. */
  abstract listBankPayouts(input: {
    accountId: string;
    since: Date;
    after?: string;
  }): Promise<ProviderPage<ProviderBankPayout>>;
  /** Events of the last 30 days, newest first, 100 a page; `after` is the `next` of the page before. */
  abstract listEvents(input: { since: Date; after?: string }): Promise<ProviderPage<ProviderEvent>>;
}

/**
 * What `createPayment` needs; `key` is `pi:<item>`. It names no card: a card that is gone must not keep the payment from
 * being made, and the same key must always come with the same parameters. The card is named at each confirmation.
 */
export interface NewProviderPayment {
  readonly itemId: string;
  readonly campaignId: string;
  readonly customerId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly key: string;
}
