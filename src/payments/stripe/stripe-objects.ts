import type Stripe from 'stripe';
import {
  type ProviderAccount,
  type ProviderBalanceTransaction,
  type ProviderBankPayout,
  type ProviderCard,
  type ProviderCharge,
  type ProviderDecline,
  type ProviderDispute,
  type ProviderDisputeStatus,
  type ProviderPayment,
  type ProviderRefund,
  type ProviderReversal,
  type ProviderSetup,
  type ProviderTransfer,
} from '../provider-objects.js';
import { fromStripeAmount } from './stripe-amounts.js';

/* Stripe's objects in our words: the only place that knows the names of their fields. */

const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);

const instant = (seconds: number): Date => new Date(seconds * 1000);

/** An expanded object; null when it is missing or came as an id only. */
const expanded = <T extends object>(value: string | T | null | undefined): T | null =>
  typeof value === 'object' ? value : null;

export function toCard(method: Stripe.PaymentMethod | null): ProviderCard | null {
  if (method?.sepa_debit) {
    const { last4, fingerprint } = method.sepa_debit;
    const account = { brand: 'sepa_debit', last4: last4 ?? '', expMonth: null, expYear: null };
    return { paymentMethodId: method.id, ...account, fingerprint };
  }
  if (!method?.card) return null;
  const { brand, last4, exp_month, exp_year, fingerprint } = method.card;
  return {
    paymentMethodId: method.id,
    brand,
    last4,
    expMonth: exp_month,
    expYear: exp_year,
    fingerprint: fingerprint ?? null,
  };
}

/** Wants `payment_method` expanded. */
export const toSetup = (setup: Stripe.SetupIntent): ProviderSetup => ({
  id: setup.id,
  setupId: setup.metadata?.['setup'] ?? null,
  customerId: idOf(setup.customer),
  status: setup.status === 'succeeded' ? 'succeeded' : setup.status === 'canceled' ? 'cancelled' : 'pending',
  livemode: setup.livemode,
  card: toCard(expanded(setup.payment_method)),
  clientSecret: setup.client_secret,
});

const paymentStatus = {
  requires_payment_method: 'open',
  requires_confirmation: 'open',
  // We never ask for a later capture; if one is found, it is no success.
  requires_capture: 'processing',
  requires_action: 'requires_action',
  processing: 'processing',
  succeeded: 'succeeded',
  canceled: 'cancelled',
} as const;

export const toPayment = (intent: Stripe.PaymentIntent): ProviderPayment => ({
  id: intent.id,
  itemId: intent.metadata['item'] ?? null,
  customerId: idOf(intent.customer),
  amount: fromStripeAmount(intent.amount, intent.currency),
  currency: intent.currency.toUpperCase(),
  livemode: intent.livemode,
  status: paymentStatus[intent.status as keyof typeof paymentStatus] ?? 'processing',
  chargeId: idOf(intent.latest_charge),
  lastDecline: toDecline(intent.last_payment_error),
  createdAt: instant(intent.created),
  clientSecret: intent.client_secret,
});

/** What the issuer or Stripe said; a wrong request is no decline, but a bank's refusal of a debit is told as one, with its charge. */
function toDecline(error: Stripe.PaymentIntent.LastPaymentError | null): ProviderDecline | null {
  if (!error || error.type === 'idempotency_error') return null;
  if (error.type === 'invalid_request_error' && !error.charge) return null;
  return {
    code: error.code ?? error.type,
    declineCode: error.decline_code ?? null,
    adviceCode: error.advice_code ?? null,
    chargeId: error.charge ?? null,
    paymentMethodId: error.payment_method?.id ?? null,
  };
}

export function toBalanceTransaction(transaction: Stripe.BalanceTransaction): ProviderBalanceTransaction {
  const { currency } = transaction;
  const amount = fromStripeAmount(transaction.amount, currency);
  const net = fromStripeAmount(transaction.net, currency);
  return {
    id: transaction.id,
    type: transaction.type,
    sourceId: idOf(transaction.source),
    amount,
    // Not Stripe's own figure: where its unit is smaller than ours, the parts must still add up.
    fee: amount - net,
    net,
    currency: currency.toUpperCase(),
    createdAt: instant(transaction.created),
    availableOn: instant(transaction.available_on),
  };
}

const toOptionalBalanceTransaction = (value: string | Stripe.BalanceTransaction | null | undefined) => {
  const transaction = expanded(value);
  return transaction && toBalanceTransaction(transaction);
};

/** Wants `balance_transaction` expanded. */
export const toCharge = (charge: Stripe.Charge): ProviderCharge => ({
  id: charge.id,
  paymentId: idOf(charge.payment_intent),
  amount: fromStripeAmount(charge.amount, charge.currency),
  amountRefunded: fromStripeAmount(charge.amount_refunded, charge.currency),
  currency: charge.currency.toUpperCase(),
  livemode: charge.livemode,
  succeeded: charge.status === 'succeeded',
  disputed: charge.disputed,
  statementDescriptor: charge.calculated_statement_descriptor,
  balanceTransaction: toOptionalBalanceTransaction(charge.balance_transaction),
});

const refundStatus: Readonly<Record<string, ProviderRefund['status']>> = {
  pending: 'pending',
  requires_action: 'requires_action',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
};

/** Wants `balance_transaction` and `failure_balance_transaction` expanded. */
export const toRefund = (refund: Stripe.Refund): ProviderRefund => ({
  id: refund.id,
  refundId: refund.metadata?.['refund'] ?? null,
  paymentId: idOf(refund.payment_intent),
  amount: fromStripeAmount(refund.amount, refund.currency),
  currency: refund.currency.toUpperCase(),
  status: refundStatus[refund.status ?? ''] ?? 'pending',
  failureReason: refund.failure_reason ?? null,
  balanceTransaction: toOptionalBalanceTransaction(refund.balance_transaction),
  failureBalanceTransaction: toOptionalBalanceTransaction(refund.failure_balance_transaction),
});

/**
 * Those that our table knows by other names. An appeal is of a lost dispute, whose money the bank keeps meanwhile; a
 * prevented one has taken nothing, like an inquiry that is over.
 */
const disputeStatus: Readonly<Record<string, ProviderDisputeStatus>> = {
  appeal_needs_response: 'lost',
  appeal_under_review: 'lost',
  prevented: 'warning_closed',
};

export const toDispute = (dispute: Stripe.Dispute): ProviderDispute => ({
  id: dispute.id,
  paymentId: idOf(dispute.payment_intent),
  amount: fromStripeAmount(dispute.amount, dispute.currency),
  currency: dispute.currency.toUpperCase(),
  status: disputeStatus[dispute.status] ?? (dispute.status as ProviderDisputeStatus),
  reason: dispute.reason,
  evidenceDueAt: dispute.evidence_details.due_by === null ? null : instant(dispute.evidence_details.due_by),
  createdAt: instant(dispute.created),
  movements: dispute.balance_transactions.map(toBalanceTransaction),
});

/** Wants `balance_transaction` expanded. */
export const toTransfer = (transfer: Stripe.Transfer): ProviderTransfer => ({
  id: transfer.id,
  payoutLineId: transfer.metadata['line'] ?? null,
  accountId: idOf(transfer.destination),
  amount: fromStripeAmount(transfer.amount, transfer.currency),
  amountReversed: fromStripeAmount(transfer.amount_reversed, transfer.currency),
  currency: transfer.currency.toUpperCase(),
  transferGroup: transfer.transfer_group,
  balanceTransaction: toOptionalBalanceTransaction(transfer.balance_transaction),
});

/** Wants `balance_transaction` expanded. */
export const toReversal = (reversal: Stripe.TransferReversal, transferId: string): ProviderReversal => ({
  id: reversal.id,
  reversalId: reversal.metadata?.['reversal'] ?? null,
  transferId,
  amount: fromStripeAmount(reversal.amount, reversal.currency),
  currency: reversal.currency.toUpperCase(),
  balanceTransaction: toOptionalBalanceTransaction(reversal.balance_transaction),
});

export const toBankPayout = (payout: Stripe.Payout): ProviderBankPayout => ({
  id: payout.id,
  amount: fromStripeAmount(payout.amount, payout.currency),
  currency: payout.currency.toUpperCase(),
  status: payout.status === 'canceled' ? 'cancelled' : (payout.status as ProviderBankPayout['status']),
  createdAt: instant(payout.created),
  arrivesAt: instant(payout.arrival_date),
  failureCode: payout.failure_code,
});

/** Wants `configuration.recipient`, `identity` and `requirements` included; `external` comes from API v1, as v2 has no word for it. */
export function toAccount(
  account: Stripe.V2.Core.Account,
  external: readonly Stripe.ExternalAccount[],
): ProviderAccount {
  const { business_details: business, individual, country } = account.identity ?? {};
  const person = [individual?.given_name, individual?.surname].filter(Boolean).join(' ');
  const status = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status;
  return {
    id: account.id,
    recipientId: account.metadata?.['recipient'] ?? null,
    livemode: account.livemode,
    closed: account.closed ?? false,
    transfers: transfersOf(status),
    bankAccount: bankAccountOf(external),
    legalName: business?.registered_name ?? (person === '' ? null : person),
    country: country?.toUpperCase() ?? null,
    requirements: (account.requirements?.entries ?? []).map(({ description }) => description),
  };
}

/** The same bank account entered anew has another id and the same fingerprint. */
function bankAccountOf(external: readonly Stripe.ExternalAccount[]): string | null {
  const used = external.filter((one) => one.default_for_currency === true);
  if (used.length === 0) return null;
  return used
    .map(({ id, currency, fingerprint }) => `${currency ?? ''}:${fingerprint ?? id}`)
    .sort()
    .join(' ');
}

function transfersOf(status: string | undefined): ProviderAccount['transfers'] {
  if (status === undefined) return 'none';
  if (status === 'active' || status === 'pending') return status;
  return 'restricted';
}
