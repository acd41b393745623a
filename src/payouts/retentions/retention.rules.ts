import { type RetentionState } from './retention.state.js';

const dayMs = 86_400_000;

/** How long before the last day finance is warned. Source: docs/payouts.md: warned at 60 of 80 days. */
const warnedAheadDays = 20;

/** The days on which it is looked whether money is still with us. */
export const looksAt = (since: Date, maxDays: number): { readonly warning: Date; readonly last: Date } => ({
  warning: new Date(since.getTime() + Math.max(0, maxDays - warnedAheadDays) * dayMs),
  last: new Date(since.getTime() + maxDays * dayMs),
});

/** What a look on the day `dueAt` leads to, and when it is looked at again. A setting that changed moves only days to come. */
export function judgeRetention(
  { state, since, dueAt }: { readonly state: RetentionState; readonly since: Date; readonly dueAt: Date | null },
  { funds, now, maxDays }: { readonly funds: bigint; readonly now: Date; readonly maxDays: number },
): { readonly to: 'warned' | 'overdue' | 'ended'; readonly dueAt: Date | null } | undefined {
  if (dueAt === null || now < dueAt) return undefined;
  if (funds <= 0n) return { to: 'ended', dueAt: null };
  return state === 'running' ? { to: 'warned', dueAt: looksAt(since, maxDays).last } : { to: 'overdue', dueAt: null };
}
