import { type AttemptOutcome } from './payment.rules.js';
import { type PaymentState } from './payment.state.js';

/** An attempt as it stands; `outcome` null while its end is not known. */
export interface HeldAttempt {
  readonly paymentId: string;
  readonly number: number;
  readonly tries: number;
  readonly paymentMethodId: string;
  readonly startedAt: Date;
  readonly outcome: AttemptOutcome['outcome'] | null;
  readonly code: string | null;
  readonly declineCode: string | null;
  readonly adviceCode: string | null;
}

/** What is to be done about an attempt that was asked for. */
export type AttemptStart =
  | { readonly do: 'start' }
  | { readonly do: 'resume'; readonly attempt: HeldAttempt }
  | { readonly do: 'answer'; readonly outcome: AttemptOutcome };

const answer = (outcome: AttemptOutcome['outcome']): AttemptStart => ({
  do: 'answer',
  outcome: { outcome, code: null, declineCode: null, adviceCode: null },
});

/**
 * One attempt is open at a time and keeps its card: asked for again, by a second worker or after a crash, it is resumed
 * as it began. An attempt that has ended answers with its end.
 */
export function decideStart(state: PaymentState, attempts: readonly HeldAttempt[], wanted: number): AttemptStart {
  if (state === 'succeeded' || state === 'cancelled' || state === 'processing') return answer(state);
  const open = attempts.find(({ outcome }) => outcome === null);
  if (open) return { do: 'resume', attempt: open };
  const ended = attempts.find(({ number }) => number === wanted) ?? attempts.find(({ number }) => number > wanted);
  if (!ended) return { do: 'start' };
  const { outcome, code, declineCode, adviceCode } = ended;
  return outcome === null ? { do: 'start' } : { do: 'answer', outcome: { outcome, code, declineCode, adviceCode } };
}

/**
 * The provider keeps a key for 24 hours; from 20 on, we look for what the first call may have made before using it. `dueAt`
 * is the deadline: when the first call was is what a restored database may have forgotten.
 */
export const keyIsOld = (dueAt: Date, now: Date): boolean => now.getTime() - dueAt.getTime() >= 20 * 3_600_000;

/** The key of the create: another one only when the provider repeats an answer under the first, or that one is too old. */
export const createKey = (itemId: string, tries: number): string => `pi:${itemId}${tries > 0 ? `:${tries}` : ''}`;

/** The key of a confirmation: another one only after an unknown end that turned out to have done nothing. */
export const confirmKey = (itemId: string, attempt: number, tries: number): string =>
  `pic:${itemId}:${attempt}${tries > 0 ? `:${tries}` : ''}`;
