import { recordBalanceTransaction } from '../balance/record.js';
import { settleCharge } from '../charges/settle.js';
import { emit } from '../events/emit.js';
import { disputeFee } from '../money/fees.js';
import { refused } from '../protocol/api-error.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { type Dispute, newDispute } from './dispute.js';

/** A cardholder's bank takes a charge back: the money and a fee leave the platform at once; an inquiry moves nothing. */
export function openDispute(
  world: World,
  chargeId: string,
  about: { amount?: number; reason?: string; inquiry?: boolean },
): Dispute {
  const charge = settleCharge(world, chargeId);
  if (charge.status !== 'succeeded' || !charge.captured)
    throw refused(undefined, `Charge ${charge.id} has not succeeded.`);
  if (hasOpenDispute(world, chargeId)) throw refused('charge_disputed', `Charge ${chargeId} is disputed already.`);
  const amount = about.amount ?? charge.amount_captured - charge.amount_refunded;
  const inquiry = about.inquiry ?? false;
  const dispute = world.store.disputes.insert(
    newDispute(world.clock.seconds(), charge, amount, about.reason ?? 'fraudulent', inquiry),
    null,
  );
  world.store.charges.update(charge.id, { disputed: true });
  emit(world, 'charge.dispute.created', dispute);
  return inquiry ? dispute : withdraw(world, dispute);
}

/** An inquiry becomes a dispute. */
export function escalateInquiry(world: World, before: Dispute): Dispute {
  if (!before.status.startsWith('warning_')) throw refused(undefined, `${before.id} is no inquiry.`);
  return withdraw(
    world,
    world.store.disputes.update(before.id, { status: 'needs_response', is_charge_refundable: false }),
  );
}

export function closeDispute(world: World, before: Dispute, outcome: 'won' | 'lost' | 'warning_closed'): Dispute {
  const inquiry = before.status.startsWith('warning_');
  if (['won', 'lost', 'warning_closed'].includes(before.status) || inquiry !== (outcome === 'warning_closed')) {
    throw refused(undefined, `A dispute with the status ${before.status} cannot become ${outcome}.`);
  }
  const closed = world.store.disputes.update(before.id, { status: outcome });
  const final = outcome === 'won' ? reinstate(world, closed) : closed;
  emit(world, 'charge.dispute.closed', final, { status: before.status });
  return final;
}

function withdraw(world: World, dispute: Dispute): Dispute {
  const { id, amount, currency } = dispute;
  return book(world, dispute, 'charge.dispute.funds_withdrawn', {
    ...{ type: 'adjustment', amount: -amount, currency, source: id, fee: disputeFee(currency) },
    reportingCategory: 'dispute',
    description: `Chargeback withdrawal for ${dispute.charge}`,
  });
}

function reinstate(world: World, dispute: Dispute): Dispute {
  const { id, amount, currency } = dispute;
  return book(world, dispute, 'charge.dispute.funds_reinstated', {
    ...{ type: 'adjustment', amount, currency, source: id },
    reportingCategory: 'dispute_reversal',
    description: `Chargeback reversal for ${dispute.charge}`,
  });
}

function book(
  world: World,
  dispute: Dispute,
  event: string,
  given: Parameters<typeof recordBalanceTransaction>[3],
): Dispute {
  const transaction = recordBalanceTransaction(world, platform, 'outside:disputes', given);
  const booked = world.store.disputes.update(dispute.id, {
    balance_transactions: [...dispute.balance_transactions, transaction],
  });
  emit(world, event, booked);
  return booked;
}

/** While it is disputed, and for ever when the dispute is lost, a charge cannot be refunded. */
export function hasOpenDispute(world: World, charge: string): boolean {
  const settled = ['won', 'warning_closed'];
  return world.store.disputes
    .having('charge', charge)
    .rows.some(({ object }) => !object.is_charge_refundable && !settled.includes(object.status));
}
