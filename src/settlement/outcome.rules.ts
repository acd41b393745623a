import { type ShortfallPolicy } from '../campaigns/index.js';
import { bps } from '../money/index.js';

/** What the closing looks at. Amounts are minor units of the campaign's currency, without tips. */
export interface AtClosing {
  /** False when the round is charged whatever the sum. */
  readonly needsTarget: boolean;
  readonly target: bigint;
  /** The sum of the active pledges. */
  readonly pledged: bigint;
  /** Match that is guaranteed; an estimate never counts. */
  readonly matched: bigint;
}

/**
 * Whether the round is collected or ends without a charge. All-or-nothing and
 * a first round need their target, keep-it-all and a second round collect whatever there is.
 */
export function decideOutcome({ needsTarget, target, pledged, matched }: AtClosing): 'collect' | 'unsuccessful' {
  if (pledged === 0n) return 'unsuccessful';
  if (!needsTarget) return 'collect';
  return pledged + matched >= target ? 'collect' : 'unsuccessful';
}

/** What is looked at when every item is collected or dropped. */
export interface AfterCollecting {
  readonly needsTarget: boolean;
  readonly policy: ShortfallPolicy;
  /** Basis points of the target, for `tolerance` only. */
  readonly toleranceBps: number | null;
  readonly target: bigint;
  readonly collected: bigint;
  /** Match that the collected pledges confirmed. */
  readonly matched: bigint;
}

/** Whether the campaign keeps what the round collected, by the policy that every backer saw; else everybody is refunded. */
export function decideShortfall(after: AfterCollecting): 'settle' | 'refund' {
  if (after.collected === 0n) return 'refund';
  if (!after.needsTarget) return 'settle';
  return reaches(after) ? 'settle' : 'refund';
}

/** What the platform takes of a settled round, and the VAT on that, each rounded half up to a minor unit. */
export function platformFee(
  collected: bigint,
  { feeBps, vatBps }: { readonly feeBps: number; readonly vatBps: number },
): { readonly fee: bigint; readonly vat: bigint } {
  const fee = bps(collected, feeBps);
  return { fee, vat: bps(fee, vatBps) };
}

function reaches({ policy, toleranceBps, target, collected, matched }: AfterCollecting): boolean {
  if (policy === 'pay_anyway') return true;
  const required = policy === 'tolerance' ? (toleranceBps ?? 10_000) : 10_000;
  return (collected + matched) * 10_000n >= target * BigInt(required);
}
