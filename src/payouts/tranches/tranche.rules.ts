import { allocate } from '../../money/index.js';
import { TrancheNotAccepted, TrancheNotRefusable } from './tranche.errors.js';
import { type TrancheState, trancheTransitions } from './tranche.state.js';

/** A tranche under the campaign's lock. */
export interface LockedTranche {
  readonly id: string;
  readonly campaignId: string;
  readonly number: number;
  readonly state: TrancheState;
  /** What its needs ask for, minor units. */
  readonly weight: bigint;
  /** 'YYYY-MM-DD' in the campaign's zone. */
  readonly dueOn: string | null;
  /** How often evidence was handed in. */
  readonly evidence: number;
  readonly proposedBy: string | null;
  readonly refusedBy: string | null;
}

/** Those that something is still to become of, in their order; the first is the one whose turn it is. */
export const openTranches = <T extends { readonly state: TrancheState }>(tranches: readonly T[]): T[] =>
  tranches.filter(({ state }) => trancheTransitions[state].length > 0);

/**
 * What is paid next: of what is left the part of the tranche whose turn it is, by what the needs of those still to be paid
 * ask for, and with the last one all of it. So whatever is refunded in between, the parts add up to what there is.
 *
 * @throws TrancheNotAccepted also for one that is refused, whose money goes back
 */
export function nextPart(left: bigint, tranches: readonly LockedTranche[]): { trancheId: string | null; part: bigint } {
  const open = openTranches(tranches);
  const [next] = open;
  if (!next) return { trancheId: null, part: left };
  if (next.state !== 'accepted') throw new TrancheNotAccepted({ extra: { state: next.state } });
  if (left <= 0n) return { trancheId: next.id, part: left };
  const [part = left] = allocate(left, open.map(({ weight }) => weight)); // prettier-ignore
  return { trancheId: next.id, part };
}

const dayMs = 86_400_000;

/**
 * Refused for good is what was shown and not accepted, or not shown some days after its day. `today` is the day in the
 * campaign's zone.
 *
 * @throws TrancheNotRefusable
 */
export function assertRefusable(
  { evidence, dueOn }: Pick<LockedTranche, 'evidence' | 'dueOn'>,
  { today, graceDays }: { readonly today: string; readonly graceDays: number },
): void {
  if (evidence > 0 || dueOn === null) return;
  const from = new Date(Date.parse(dueOn) + (graceDays + 1) * dayMs).toISOString().slice(0, 10);
  if (today < from) throw new TrancheNotRefusable({ extra: { from } });
}
