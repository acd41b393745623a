import { recordBalanceTransaction } from '../balance/record.js';
import type { Charge } from '../charges/charge.js';
import { cardOf, settleCharge } from '../charges/settle.js';
import { closeInquiriesOf } from '../disputes/close.js';
import { hasOpenDispute } from '../disputes/open.js';
import { emit } from '../events/emit.js';
import { applyMetadata, type MetadataChange } from '../parameters/metadata.js';
import { assertInSteps } from '../parameters/money.js';
import { invalidParameter, refused } from '../protocol/api-error.js';
import { find } from '../protocol/listing.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { newRefund, type Refund } from './refund.js';

export interface GivenRefund {
  readonly charge?: string;
  readonly payment_intent?: string;
  readonly amount?: number;
  readonly reason?: string;
  readonly metadata?: MetadataChange;
}

/** Gives money back out of the platform's balance; Stripe keeps its fee. */
export function createRefund(world: World, given: GivenRefund): Refund {
  const charge = settleCharge(world, chargeToRefund(world, given).id);
  const amount = given.amount ?? charge.amount_captured - charge.amount_refunded;
  assertRefundable(world, charge, amount);
  assertInSteps(amount, charge.currency);
  const blank = newRefund(world.clock.seconds(), charge, amount);
  const fate = cardOf(world, charge)?.afterwards;
  const refund = world.store.refunds.insert(
    {
      ...blank,
      reason: given.reason ?? null,
      metadata: applyMetadata({}, given.metadata),
      status: fate === 'refund_pending' ? 'pending' : 'succeeded',
      balance_transaction: takeBack(world, charge, blank),
    },
    null,
  );
  const refunded = countRefund(world, charge, amount);
  emit(world, 'refund.created', refund);
  emit(world, 'charge.refunded', refunded, { amount_refunded: charge.amount_refunded });
  if (refunded.refunded) closeInquiriesOf(world, charge.id);
  if (fate === 'refund_pending')
    world.scheduler.schedule('refund_succeeds', refund.id, 'virtual', world.settings.refund_delay_ms);
  if (fate === 'refund_fails')
    world.scheduler.schedule('refund_fails', refund.id, 'virtual', world.settings.refund_delay_ms);
  return refund;
}

function chargeToRefund(world: World, given: GivenRefund): Charge {
  const { charge, payment_intent } = given;
  if (charge !== undefined) return find(world.store.charges, 'charge', charge, platform, 'charge');
  if (payment_intent === undefined) {
    throw invalidParameter(
      'parameter_missing',
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  const intent = find(world.store.paymentIntents, 'payment_intent', payment_intent, platform, 'payment_intent');
  if (intent.status !== 'succeeded' || intent.latest_charge === null) {
    throw refused(
      'payment_intent_unexpected_state',
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    );
  }
  return world.store.charges.must(intent.latest_charge);
}

function assertRefundable(world: World, charge: Charge, amount: number): void {
  if (charge.status !== 'succeeded' || !charge.captured) {
    throw refused('charge_not_refundable', `Charge ${charge.id} has not succeeded and cannot be refunded.`);
  }
  if (hasOpenDispute(world, charge.id))
    throw refused('charge_disputed', `Charge ${charge.id} has been charged back; cannot issue a refund.`);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw refused('charge_already_refunded', `Charge ${charge.id} has already been refunded.`);
  if (amount > left) {
    const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
    throw refused(undefined, message, { param: 'amount' });
  }
}

/** While the charge's own money is pending, the refund comes out of it; later out of what is available. */
function takeBack(world: World, charge: Charge, refund: Refund): string {
  const paid = world.store.balanceTransactions.must(charge.balance_transaction ?? '');
  return recordBalanceTransaction(world, platform, 'outside:cards', {
    type: charge.id.startsWith('ch_') ? 'refund' : 'payment_refund',
    reportingCategory: 'refund',
    amount: -refund.amount,
    currency: refund.currency,
    source: refund.id,
    description: 'REFUND FOR CHARGE',
    ...(paid.status === 'pending' && { availableOn: paid.available_on }),
  }).id;
}

export function countRefund(
  world: World,
  { id, amount_captured, amount_refunded: before }: Charge,
  amount: number,
): Charge {
  const amount_refunded = before + amount;
  return world.store.charges.update(id, { amount_refunded, refunded: amount_refunded === amount_captured });
}
