import { belowStep, step } from '../money/index.js';
import { AmountBetweenSteps } from './draft.errors.js';

/**
 * Of what will be charged every part is a multiple of what the provider moves, so that each can also go back by itself.
 * A need is not: the target that needs add up to is compared, and never moved.
 *
 * @param pointer where the amount stands in what was sent.
 * @throws AmountBetweenSteps
 */
export function assertInSteps(amount: bigint, currency: string, pointer: string): void {
  const beyond = belowStep(amount, currency);
  if (beyond === 0n) return;
  const lower = amount - beyond;
  const nearest = [lower, lower + step(currency)].filter((one) => one > 0n).join(' or ');
  throw new AmountBetweenSteps({
    extra: { step: { amount: Number(step(currency)), currency } },
    errors: [{ pointer, message: `must be a multiple of ${step(currency)}: ${nearest}` }],
  });
}
