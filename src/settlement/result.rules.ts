import { forbidsRepeat } from '../payments/index.js';
import { canBecome } from '../platform/states/index.js';
import { type PledgeState, pledgeTransitions } from '../pledges/index.js';
import { maxAttempts, nextAttemptAt, reminderMs } from './schedule.rules.js';
import { type ItemState } from './settlement-item.state.js';

/** What became of an item's payment, as `payments` tells it. `attempt` counts from 1. */
export type Result =
  | { readonly kind: 'succeeded' | 'processing' | 'cancelled' }
  | { readonly kind: 'authentication_required' | 'consent_lapsed'; readonly attempt: number }
  | {
      readonly kind: 'soft_decline' | 'hard_decline';
      readonly attempt: number;
      readonly adviceCode: string | null;
    };

/** The item and its pledge under their locks. */
export interface ItemBefore {
  readonly state: ItemState;
  readonly pledgeState: PledgeState;
  /** Attempts that have their result. */
  readonly attempts: number;
  readonly remindedAt: Date | null;
}

/** What the backer can do about it. */
export type Wanted = 'confirmation' | 'new_card' | 'new_consent' | 'nothing';

export interface Next {
  readonly state: ItemState;
  readonly pledgeState: PledgeState;
  readonly attempts: number;
  /** Business time of the next attempt; null when none is planned. */
  readonly dueAt: Date | null;
  /** Whether the backer is told now, and what is asked of them; null for no word. */
  readonly tell: Wanted | null;
}

/** Money that came for an item that was given up, nothing to do, or the next step. */
export type Decision = 'unexpected_receipt' | 'nothing' | Next;

/**
 * What follows from a result. News arrives late, twice and in any order, so a final item
 * stays as it is, and news of an attempt that already has its result is old.
 */
export function decideNext(item: ItemBefore, result: Result, { endsAt, now }: { endsAt: Date; now: Date }): Decision {
  if (item.state === 'dropped') return result.kind === 'succeeded' ? 'unexpected_receipt' : 'nothing';
  if (item.state === 'collected') return 'nothing';
  switch (result.kind) {
    case 'succeeded':
      return { ...item, state: 'collected', pledgeState: 'collected', dueAt: null, tell: null };
    case 'cancelled':
      return { ...item, state: 'dropped', pledgeState: 'dropped', dueAt: null, tell: null };
    case 'processing':
      // `payments` asks the provider about it day by day; nothing may be tried meanwhile.
      return item.pledgeState === 'charging' ? { ...item, dueAt: null, tell: null } : 'nothing';
    case 'authentication_required':
      return result.attempt > item.attempts
        ? waiting(item, { attempts: result.attempt, pledgeState: 'needs_action', wants: 'confirmation', now })
        : 'nothing';
    case 'consent_lapsed':
      return result.attempt > item.attempts
        ? waiting(item, { attempts: result.attempt, pledgeState: 'errored', wants: 'new_consent', now })
        : 'nothing';
    default:
      return result.attempt > item.attempts ? afterDecline(item, result, { endsAt, now }) : 'nothing';
  }
}

/** Whether the pledge may wait for its backer after it, and take another card. */
export const leavesWaiting = ({ kind }: Result): boolean =>
  kind === 'authentication_required' || kind === 'consent_lapsed' || kind === 'soft_decline' || kind === 'hard_decline';

/** Whether a new card is tried at once: the item waits for one, and has not been tried beyond all reason. */
export const canTryNewCard = (item: Pick<ItemBefore, 'state' | 'pledgeState' | 'attempts'>): boolean =>
  item.state === 'open' &&
  (item.pledgeState === 'errored' || item.pledgeState === 'needs_action') &&
  item.attempts < maxAttempts;

function afterDecline(
  item: ItemBefore,
  { kind, attempt, adviceCode }: Extract<Result, { kind: 'soft_decline' | 'hard_decline' }>,
  { endsAt, now }: { endsAt: Date; now: Date },
): Next {
  const mayRepeat = kind === 'soft_decline' && !forbidsRepeat(adviceCode);
  const dueAt = mayRepeat ? nextAttemptAt({ attempts: attempt, endsAt, now }) : null;
  return {
    ...waiting(item, { attempts: attempt, pledgeState: 'errored', wants: dueAt ? 'nothing' : 'new_card', now }),
    dueAt,
  };
}

/**
 * Waits for the backer, who is told unless they had a word from us within the last 48 hours; that their consent is over is
 * told in any case, since that word said something else.
 */
function waiting(
  item: ItemBefore,
  next: { attempts: number; pledgeState: PledgeState; wants: Wanted; now: Date },
): Next {
  const toldLately = item.remindedAt !== null && next.now.getTime() - item.remindedAt.getTime() < reminderMs;
  return {
    state: item.state,
    pledgeState: next.pledgeState,
    attempts: next.attempts,
    dueAt: null,
    tell: toldLately && next.wants !== 'new_consent' ? null : next.wants,
  };
}

/**
 * The steps of the pledge's own table that lead to where the result takes it. What waited for the backer and was tried
 * again passes through `charging`, also when the news of that attempt is all we ever saw of it.
 */
export function pledgePath(from: PledgeState, to: PledgeState): PledgeState[] {
  if (from === to && to === 'charging') return [];
  return canBecome(pledgeTransitions, from, to) ? [to] : ['charging', to];
}
