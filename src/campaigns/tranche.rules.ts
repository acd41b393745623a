import { TranchesMismatch } from './draft.errors.js';

/** A handful, so that each is worth the look of two people. */
export const maxTranches = 6;

/** A tranche as the creator sends it; its number is its place. */
export interface TrancheInput {
  /** What will be shown before it is paid; null for a first one that is paid at the start. */
  readonly evidence: string | null;
  /** 'YYYY-MM-DD' in the campaign's zone. */
  readonly dueOn: string | null;
}

/** A tranche as it was agreed, with what its needs ask for in minor units. */
export interface PlannedTranche extends TrancheInput {
  readonly number: number;
  readonly weight: bigint;
}

/**
 * Every need is paid from exactly one tranche and no tranche is empty; all but the first name their evidence and its
 * day, in the order of the days.
 *
 * @throws TranchesMismatch
 */
export function assertTranches(needs: readonly { tranche: number | null }[], tranches: readonly TrancheInput[]): void {
  needs.forEach(({ tranche }, at) => {
    if (tranches.length === 0 ? tranche !== null : tranche === null || tranche > tranches.length) {
      const message =
        tranches.length === 0
          ? 'must be left out: there are no tranches'
          : `must be the number of one of the tranches, ${tranches.length} in all`;
      throw mismatch(`/needs/${at}/tranche`, message);
    }
  });
  let before = '';
  tranches.forEach(({ evidence, dueOn }, at) => {
    const paysFor = needs.some(({ tranche }) => tranche === at + 1);
    if (!paysFor) throw mismatch(`/tranches/${at}`, 'must pay for a need');
    if ((evidence === null) !== (dueOn === null))
      throw mismatch(`/tranches/${at}/dueOn`, 'must be given together with evidence');
    if (evidence === null && at > 0)
      throw mismatch(`/tranches/${at}/evidence`, 'must be given: only the first is paid without');
    if (dueOn !== null && dueOn < before) throw mismatch(`/tranches/${at}/dueOn`, `must be ${before} or later`);
    before = dueOn ?? before;
  });
}

/** Days in the campaign's zone, as 'YYYY-MM-DD', and for how many days its money may be held from its first deadline on. */
export interface TrancheDays {
  /** On which the campaign ends. */
  readonly end: string;
  /** On which money that is still there has been held for too long. */
  readonly last: string;
  readonly maxDays: number;
}

/** @throws TranchesMismatch when evidence is expected before the campaign has ended, or once money was held for too long. */
export function assertTrancheDays(tranches: readonly TrancheInput[], { end, last, maxDays }: TrancheDays): void {
  tranches.forEach(({ dueOn }, at) => {
    if (dueOn === null) return;
    const pointer = `/tranches/${at}/dueOn`;
    if (dueOn <= end) throw mismatch(pointer, `must be after ${end}`);
    const why = `no money is held for more than ${maxDays} days after the first deadline`;
    if (dueOn > last) throw mismatch(pointer, `must be ${last} or earlier: ${why}`);
  });
}

const mismatch = (pointer: string, message: string): TranchesMismatch =>
  new TranchesMismatch({ errors: [{ pointer, message }] });
