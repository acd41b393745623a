import { type Caller } from '../platform/http/index.js';
import { type HeldPledge } from './held-pledge.js';
import { type PledgeState } from './pledge.state.js';

const minuteMs = 60_000;

/** For so long after a code was shown its holder may change the pledge. */
export const freshForMs = 30 * minuteMs;

/** For so long after pledging nobody is asked for a code: who pledged has just been there, and mends what they mistyped. */
const justMadeMs = 30 * minuteMs;

/** What waits for a payment: the mail that has the link asks for it, and it pays only what was promised. */
const unpaid: readonly PledgeState[] = ['needs_action', 'errored'];

type Asking = Pick<Caller, 'via' | 'isFresh'>;

/** Whether this caller has to show first that they read the mail of the pledge. Times are business time. */
export function needsCode({ madeAt }: Pick<HeldPledge, 'madeAt'>, { via, isFresh }: Asking, now: Date): boolean {
  if (via !== 'link' || isFresh) return false;
  return now.getTime() - madeAt.getTime() >= justMadeMs;
}

/** The same for giving a card. */
export function needsCodeForCard(
  pledge: Pick<HeldPledge, 'madeAt' | 'card' | 'state'>,
  asking: Asking,
  now: Date,
): boolean {
  return pledge.card !== null && !unpaid.includes(pledge.state) && needsCode(pledge, asking, now);
}
