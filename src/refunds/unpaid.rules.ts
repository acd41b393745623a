import { allocate, step } from '../money/index.js';
import { shareOf } from './ordering.rules.js';

/** A charge with what is still to be said of it, in minor units. */
export interface ChargeLeft {
  readonly id: string;
  /** Neither gone back nor asked for. */
  readonly amount: bigint;
  /** What earlier returns have given it. */
  readonly had: bigint;
  /** What a return gave it and did not arrive: it is made anew by hand, and its money is kept for that. */
  readonly owed: bigint;
}

/** A settled round with what its charges still are, in minor units. */
export interface RoundLeft {
  /** Contributions and shipping: what the fee was on. */
  readonly gained: bigint;
  /** What has gone back of it, as far as the platform's share is concerned. */
  readonly before: bigint;
  readonly charges: readonly ChargeLeft[];
}

interface Terms {
  readonly feeBps: number;
  readonly vatBps: number;
  readonly currency: string;
}

/**
 * What each charge gets when all that is unpaid goes back: so much that every charge has had the same part of what was left
 * of it, with what earlier returns gave. The platform's share comes back with it, so the sum is the greatest one that the
 * funds can give together with that share.
 * Source: docs/payouts.md.
 */
export function partsOfUnpaid(
  funds: bigint,
  rounds: readonly RoundLeft[],
  terms: Terms,
): { id: string; amount: bigint }[] {
  const unit = step(terms.currency);
  const bases = rounds.flatMap(({ charges }) => charges.map(({ amount, had }) => (amount + had) / unit));
  const whole = sum(bases);
  const partsOf = (units: bigint): bigint[][] => {
    const targets = whole === 0n ? bases : allocate(units, bases);
    let at = 0;
    return rounds.map(({ charges }) =>
      charges.map(({ had, owed }) => {
        const lacks = (targets[at++] ?? 0n) * unit - had - owed;
        return lacks < 0n ? 0n : lacks;
      }),
    );
  };
  const costs = (parts: readonly bigint[][]): bigint =>
    rounds.reduce((all, { before, gained, charges }, at) => {
      const back = sum(parts[at] ?? []) + sum(charges.map(({ owed }) => owed));
      const { fee, vat } = shareOf(back, before, gained, terms);
      return all + back - fee - vat;
    }, 0n);
  // The platform's share alone would give a cent now and then: of nothing, nothing goes back.
  const parts = partsOf(greatest(funds > 0n ? whole : 0n, (units) => costs(partsOf(units)) <= funds));
  return rounds.flatMap(({ charges }, at) => charges.map(({ id }, of) => ({ id, amount: parts[at]?.[of] ?? 0n })));
}

/** The greatest number up to `most` that `fits`, when all below one that fits do so too, and 0 does. */
function greatest(most: bigint, fits: (units: bigint) => boolean): bigint {
  let [low, high] = [0n, most];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (fits(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);
