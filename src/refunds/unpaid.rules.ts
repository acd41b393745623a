import { allocate, step } from '../money/index.js';
import { shareOf } from './ordering.rules.js';

/** A settled round with what its charges still are, in minor units. */
export interface RoundLeft {
  readonly collected: bigint;
  /** What has gone back of it, as far as the platform's share is concerned. */
  readonly before: bigint;
  readonly charges: readonly { readonly id: string; readonly amount: bigint }[];
}

interface Terms {
  readonly feeBps: number;
  readonly vatBps: number;
  readonly currency: string;
}

/**
 * What each charge gets when all that is unpaid goes back, in the proportion of what is left of them. The platform's share
 * comes back with it, so the sum is the greatest one that the funds can give together with that share.
 * Source: docs/payouts.md.
 */
export function partsOfUnpaid(
  funds: bigint,
  rounds: readonly RoundLeft[],
  terms: Terms,
): { id: string; amount: bigint }[] {
  const unit = step(terms.currency);
  const lefts = rounds.map(({ charges }) => sum(charges.map(({ amount }) => amount / unit)));
  const split = (units: bigint): bigint[] => (sum(lefts) === 0n ? lefts : allocate(units, lefts));
  const costs = (units: bigint): bigint =>
    split(units).reduce((all, part, at) => {
      const { before = 0n, collected = 0n } = rounds[at] ?? {};
      const { fee, vat } = shareOf(part * unit, before, collected, terms);
      return all + part * unit - fee - vat;
    }, 0n);
  const parts = split(greatest(sum(lefts), (units) => costs(units) <= funds));
  return rounds.flatMap(({ charges }, at) => {
    const left = charges.map(({ amount }) => amount / unit);
    const shares = sum(left) === 0n ? left : allocate(parts[at] ?? 0n, left);
    return charges.map(({ id }, of) => ({ id, amount: (shares[of] ?? 0n) * unit }));
  });
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
