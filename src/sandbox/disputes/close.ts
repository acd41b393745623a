import { emit } from '../events/emit.js';
import { refused } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { isClosed, isInquiry, type Dispute } from './dispute.js';
import { reinstate } from './funds.js';

export type DisputeOutcome = 'won' | 'lost' | 'warning_closed';

/** The last word about a dispute, or an appeal that wins what was lost; only a won one moves money. */
export function closeDispute(world: World, before: Dispute, outcome: DisputeOutcome): Dispute {
  const isAppeal = before.status === 'lost' && outcome === 'won';
  if ((isClosed(before) && !isAppeal) || isInquiry(before) !== (outcome === 'warning_closed')) {
    throw refused(undefined, `A dispute with the status ${before.status} cannot become ${outcome}.`);
  }
  const closed = world.store.disputes.update(before.id, { status: outcome });
  const final = outcome === 'won' ? reinstate(world, closed) : closed;
  emit(world, 'charge.dispute.closed', final, { status: before.status });
  return final;
}

/** The task after evidence that Stripe's tests decide by its words; somebody else may have decided before. */
export function decide(world: World, id: string, outcome: 'won' | 'lost'): void {
  const dispute = world.store.disputes.must(id);
  if (dispute.status === 'under_review') closeDispute(world, dispute, outcome);
}

/** The task at the end of the time to answer: who says nothing loses. */
export function loseUnanswered(world: World, id: string): void {
  const { status, evidence_details } = world.store.disputes.must(id);
  if (status !== 'needs_response') return;
  const late = world.store.disputes.update(id, { evidence_details: { ...evidence_details, past_due: true } });
  closeDispute(world, late, 'lost');
}

/** The task that closes an inquiry of which the bank has made no dispute. */
export function endInquiry(world: World, id: string): void {
  const dispute = world.store.disputes.must(id);
  if (isInquiry(dispute) && !isClosed(dispute)) closeDispute(world, dispute, 'warning_closed');
}

/** Who is given everything back has nothing left to ask. */
export function closeInquiriesOf(world: World, charge: string): void {
  for (const { object } of [...world.store.disputes.having('charge', charge).rows]) endInquiry(world, object.id);
}
