import { type PaymentState } from './payment.state.js';
import { type ProviderEventFacts } from './provider-objects.js';
import { type SetupState } from './setup.state.js';

/** What an event is about. */
export type EventSubject =
  | { readonly kind: 'setup' | 'payment' | 'charge'; readonly id: string }
  | { readonly kind: 'refund' | 'dispute' | 'transfer' | 'account' | 'card'; readonly id: string }
  | { readonly kind: 'bank_payout'; readonly id: string; readonly accountId: string }
  | { readonly kind: 'none' };

const none: EventSubject = { kind: 'none' };

/** Prefixes of the types we follow. The account's capability and requirement events share one prefix. */
const kinds = [
  ['setup_intent.', 'setup'],
  ['payment_intent.', 'payment'],
  ['refund.', 'refund'],
  ['charge.refund.', 'refund'],
  ['charge.dispute.', 'dispute'],
  ['payment_method.detached', 'card'],
  ['payment_method.updated', 'card'],
  ['payment_method.automatically_updated', 'card'],
  ['transfer.', 'transfer'],
  ['v2.core.account.', 'account'],
  ['v2.core.account[', 'account'],
] as const;

/** What has to be sent to us, in the provider's names: of our own account, of connected ones, and as thin events. */
export const eventsWanted = {
  account: [
    ...['setup_intent.succeeded', 'setup_intent.setup_failed', 'setup_intent.canceled'],
    ...['payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled'],
    ...['payment_intent.processing', 'payment_intent.requires_action', 'charge.succeeded', 'charge.updated'],
    ...['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated'],
    ...['charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed'],
    ...['charge.dispute.funds_withdrawn', 'charge.dispute.funds_reinstated'],
    ...['payment_method.detached', 'payment_method.updated', 'payment_method.automatically_updated'],
    ...['transfer.created', 'transfer.updated', 'transfer.reversed'],
  ],
  connected: [
    ...['payout.created', 'payout.updated', 'payout.paid', 'payout.failed', 'payout.canceled'],
    ...['account.external_account.created', 'account.external_account.updated', 'account.external_account.deleted'],
  ],
  thin: [
    ...['v2.core.account.updated', 'v2.core.account.closed', 'v2.core.account[requirements].updated'],
    ...['v2.core.account[identity].updated', 'v2.core.account[defaults].updated'],
    'v2.core.account[configuration.recipient].updated',
    'v2.core.account[configuration.recipient].capability_status_updated',
  ],
} as const;

/**
 * Reads an event: what it is about, or that it is none of our business. Payments, refunds and transfers are objects of
 * our own account, so the same events of a connected account are somebody else's.
 */
export function subjectOf(event: {
  readonly type: string;
  readonly accountId: string | null;
  readonly objectId: string | null;
  readonly facts: ProviderEventFacts;
}): EventSubject {
  const { type, accountId, objectId, facts } = event;
  if (objectId === null) return none;
  if (type.startsWith('payout.')) return accountId ? { kind: 'bank_payout', id: objectId, accountId } : none;
  const [, kind] = kinds.find(([prefix]) => type.startsWith(prefix)) ?? [];
  if (kind === 'account') return { kind, id: objectId };
  if (type.startsWith('account.external_account.')) return accountId ? { kind: 'account', id: accountId } : none;
  if (accountId !== null) return none;
  if (kind) return { kind, id: objectId };
  // The fee is known when the balance transaction is; a charge that has none yet will be updated again.
  const feeKnown = (type === 'charge.updated' || type === 'charge.succeeded') && facts.balanceTransaction !== undefined;
  return feeKnown && facts.paymentIntent !== undefined ? { kind: 'charge', id: objectId } : none;
}

/** Whether fetching the payment could move our row; a success that is recorded stays recorded. */
export function couldMovePayment(
  held: { state: PaymentState; declinedChargeId: string | null; attemptOpen: boolean },
  event: { type: string; facts: ProviderEventFacts },
): boolean {
  if (held.state === 'succeeded' || held.state === 'cancelled') return false;
  if (event.type === 'payment_intent.created') return false;
  const known = event.facts.charge !== undefined && event.facts.charge === held.declinedChargeId;
  return !(event.type === 'payment_intent.payment_failed' && known && !held.attemptOpen);
}

export const couldMoveSetup = (held: { state: SetupState }, type: string): boolean =>
  held.state === 'pending' && type !== 'setup_intent.created';
