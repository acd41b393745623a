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

/** @throws TranchesMismatch when evidence is expected before the campaign has ended. */
export function assertTranchesAfter(tranches: readonly TrancheInput[], deadlineDay: string): void {
  const at = tranches.findIndex(({ dueOn }) => dueOn !== null && dueOn <= deadlineDay);
  if (at !== -1) throw mismatch(`/tranches/${at}/dueOn`, `must be after ${deadlineDay}`);
}

const mismatch = (pointer: string, message: string): TranchesMismatch =>
  new TranchesMismatch({ errors: [{ pointer, message }] });
