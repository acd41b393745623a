const wholeInBps = 10_000n;

/**
 * The share of `amount` that `rate` basis points make, rounded half up to a minor unit.
 *
 * @throws RangeError when the amount is negative or the rate is outside 0–10,000.
 */
export function bps(amount: bigint, rate: number): bigint {
  if (amount < 0n) throw new RangeError('a share is taken of an amount that is not negative');
  if (!Number.isInteger(rate) || rate < 0 || rate > 10_000) throw new RangeError('a rate is 0 to 10,000 basis points');
  return (amount * BigInt(rate) + wholeInBps / 2n) / wholeInBps;
}

/**
 * Splits `total` in proportion to `weights` by the largest remainder, so that the parts add up to the last minor unit.
 * Equal remainders go to the lower index, so callers sort by ascending id.
 *
 * @throws RangeError when the total or a weight is negative, or no weight is positive.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) throw new RangeError('only an amount that is not negative can be split');
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight must not be negative');
  const whole = weights.reduce((left, right) => left + right, 0n);
  if (whole === 0n) throw new RangeError('at least one weight must be positive');
  const parts = weights.map((weight) => (total * weight) / whole);
  const missing = Number(total - parts.reduce((left, right) => left + right, 0n));
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}
