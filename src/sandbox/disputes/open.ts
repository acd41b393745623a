import { isDebit } from '../charges/charge.js';
import { settleCharge } from '../charges/settle.js';
import { emit } from '../events/emit.js';
import { refused } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { closeDispute } from './close.js';
import { isClosed, isInquiry, methodDetails, newDispute, type Dispute } from './dispute.js';
import { withdraw } from './funds.js';

const msPerDay = 86_400_000;
const inquiryDays = 120;

/** A cardholder's bank takes a charge back: the money and a fee leave the platform at once; an inquiry moves nothing. */
export function openDispute(
  world: World,
  chargeId: string,
  about: { amount?: number; reason?: string; inquiry?: boolean },
): Dispute {
  const charge = settleCharge(world, chargeId);
  if (charge.status !== 'succeeded' || !charge.captured)
    throw refused(undefined, `Charge ${charge.id} has not succeeded.`);
  if (hasUnclosedDispute(world, chargeId)) throw refused('charge_disputed', `Charge ${chargeId} is disputed already.`);
  // A bank may dispute what has been given back already.
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = about.amount ?? (left > 0 ? left : charge.amount_captured);
  if (amount > charge.amount_captured)
    throw refused(undefined, `Charge ${charge.id} was of ${charge.amount_captured} only.`, { param: 'amount' });
  const { inquiry = false, reason = 'fraudulent' } = about;
  const responseDays = world.settings.dispute_response_days;
  const dispute = world.store.disputes.insert(
    newDispute(world.clock.seconds(), charge, { amount, reason, inquiry, responseDays }),
    null,
  );
  world.store.charges.update(charge.id, { disputed: true });
  emit(world, 'charge.dispute.created', dispute);
  const [task, days] = inquiry ? ['inquiry_ends', inquiryDays] : ['dispute_overdue', responseDays];
  world.scheduler.schedule(task, dispute.id, 'virtual', days * msPerDay);
  if (inquiry) return dispute;
  const withdrawn = withdraw(world, dispute);
  // A bank's word about a direct debit is final.
  return isDebit(charge) ? closeDispute(world, withdrawn, 'lost') : withdrawn;
}

/** An inquiry becomes a dispute, with a new time to answer. */
export function escalateInquiry(world: World, before: Dispute): Dispute {
  if (!isInquiry(before) || isClosed(before)) throw refused(undefined, `${before.id} is no open inquiry.`);
  const days = world.settings.dispute_response_days;
  const dispute = world.store.disputes.update(before.id, {
    status: 'needs_response',
    is_charge_refundable: false,
    evidence_details: { ...before.evidence_details, due_by: world.clock.seconds() + days * 86_400 },
    payment_method_details: methodDetails(world.store.charges.must(before.charge), 'chargeback'),
  });
  emit(world, 'charge.dispute.updated', dispute, { status: before.status });
  world.scheduler.schedule('dispute_overdue', before.id, 'virtual', days * msPerDay);
  return withdraw(world, dispute);
}

/** The task after evidence that asks for it, if the inquiry is still open. */
export function escalateReviewed(world: World, id: string): void {
  const dispute = world.store.disputes.must(id);
  if (dispute.status === 'warning_under_review') escalateInquiry(world, dispute);
}

function hasUnclosedDispute(world: World, charge: string): boolean {
  return world.store.disputes.having('charge', charge).rows.some(({ object }) => !isClosed(object));
}

/** While it is disputed, and for ever when the dispute is lost, a charge cannot be refunded. */
export function hasOpenDispute(world: World, charge: string): boolean {
  const settled = ['won', 'warning_closed'];
  return world.store.disputes
    .having('charge', charge)
    .rows.some(({ object }) => !object.is_charge_refundable && !settled.includes(object.status));
}
