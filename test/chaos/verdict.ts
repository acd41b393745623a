import type pg from 'pg';
import { programAnswer } from '../../src/demo/program-answer.js';
import { readBooks, readOurBooks } from './books.js';
import { compare, type Findings } from './compare.rules.js';
import { fallsShort } from './crowd.js';
import { type SeededPledge } from './seed-crowd.js';
import { type World } from './world.js';

interface CheckAnswer {
  readonly ledgerSum: Readonly<Record<string, number>>;
  readonly invariants: readonly {
    readonly view: string;
    readonly violations: number;
    readonly offenders: readonly string[];
  }[];
  readonly audit: { readonly ok: boolean };
}

export interface Verdict extends Findings {
  /** Invariants that are violated, answers that should not have been given, and all else that is wrong. */
  readonly broken: readonly string[];
}

/** What the faults have broken; nothing when the money is right on both sides. */
export async function reachVerdict(
  world: World,
  db: pg.Client,
  promised: readonly SeededPledge[],
  mistakes: readonly string[],
): Promise<Verdict> {
  const short = new Set(promised.filter(({ campaign }) => campaign === fallsShort).map(({ id }) => id));
  const findings = compare(await readBooks(world.provider), await readOurBooks(db), promised, short);
  const check = await programAnswer<CheckAnswer>('check', world.databaseUrl);
  return {
    ...findings,
    broken: [
      ...mistakes,
      ...[...world.service.mistakes].map(([what, count]) => `${what}, ${count} times`),
      ...check.invariants.flatMap(({ view, violations, offenders }) =>
        violations === 0 ? [] : [`${view}: ${violations} violations, such as ${offenders[0] ?? '?'}`],
      ),
      ...Object.entries(check.ledgerSum).flatMap(([currency, sum]) =>
        sum === 0 ? [] : [`the ledger sums to ${sum} ${currency}`],
      ),
      ...(check.audit.ok ? [] : ['the audit chain is broken']),
    ],
  };
}

export const isClean = ({ lost, double, unbooked, broken }: Verdict): boolean =>
  lost.length + double.length + unbooked.length + broken.length === 0;
