import { exponent } from '../money/index.js';
import { platformFee } from '../settlement/index.js';
import { NothingToRefund, RefundOfWhole, RefundParty, RefundTooLarge } from './refund.errors.js';
import { type OrderedCause, type RefundCause } from './refund.state.js';

/** What is left of a charge, or goes back of it. Minor units. */
export interface Part {
  readonly amount: bigint;
  readonly tip: bigint;
}

/**
 * What an order takes of what is left. The tip goes back with the refund that leaves nothing of the pledge.
 *
 * @throws NothingToRefund, RefundTooLarge
 */
export function partOf(asked: bigint | undefined, left: Part): Part {
  if (left.amount <= 0n) throw new NothingToRefund();
  const amount = asked ?? left.amount;
  if (amount > left.amount) throw new RefundTooLarge({ extra: { left: left.amount.toString() } });
  return { amount, tip: amount === left.amount ? left.tip : 0n };
}

/** Parts of a refund made at the provider, whose sum alone is known; null when it is more than we have left to give. */
export function partOfSum(sum: bigint, left: Part): Part | null {
  if (sum <= 0n || sum > left.amount + left.tip) return null;
  const amount = sum < left.amount ? sum : left.amount;
  return { amount, tip: sum - amount };
}

/**
 * The creator's side gives back any part; what was the platform's own fault is finance's to say, and goes back whole.
 *
 * @throws RefundParty, RefundOfWhole
 */
export function assertMayOrder(
  cause: OrderedCause,
  asked: bigint | undefined,
  by: { readonly isParty: boolean },
): void {
  if (cause !== 'platform') return;
  if (by.isParty) throw new RefundParty();
  if (asked !== undefined) throw new RefundOfWhole();
}

interface Terms {
  readonly feeBps: number;
  readonly vatBps: number;
}

/**
 * The platform's share of a refund: with `gained` by the campaign and `before` refunded already, the difference that it makes to the
 * fee. So a round that is refunded in full has paid nothing, in whatever order and parts.
 */
export function shareOf(amount: bigint, before: bigint, gained: bigint, terms: Terms): { fee: bigint; vat: bigint } {
  const [was, is] = [platformFee(gained - before, terms), platformFee(gained - before - amount, terms)];
  return { fee: was.fee - is.fee, vat: was.vat - is.vat };
}

/** What the platform bears of the provider's fee of a charge when it gives back `amount` of it. */
export function providerFeeBorne(cause: RefundCause, amount: bigint, charge: Part & { readonly fee: bigint }): bigint {
  return cause === 'platform' ? (charge.fee * amount) / charge.amount : 0n;
}

/** Whether two people have to stand behind it. `from` is in whole units of the currency. */
export const needsTwo = ({ amount, tip }: Part, currency: string, from: number): boolean =>
  amount + tip >= BigInt(from) * 10n ** BigInt(exponent(currency));
