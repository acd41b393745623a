// Guarantee: whatever the provider says about an item, once, twice, late or in any order, leads to one next step; a
// final item never moves again, and money for an item that was given up is told apart.
import fc from 'fast-check';
import { canBecome } from '../platform/states/index.js';
import { type PledgeState, pledgeTransitions } from '../pledges/index.js';
import { canTryNewCard, decideNext, type ItemBefore, type Next, pledgePath, type Result } from './result.rules.js';
import { maxAttempts, reminderMs, windowEnd } from './schedule.rules.js';
import { itemTransitions } from './settlement-item.state.js';

const start = new Date('2026-10-20T18:00:00.000Z');
const endsAt = windowEnd(start);
const now = new Date(start.getTime() + 1_000);
const at = { endsAt, now };
const hours = (n: number) => new Date(start.getTime() + n * 3_600_000);

const item = (over: Partial<ItemBefore> = {}): ItemBefore => ({
  state: 'open',
  pledgeState: 'charging',
  attempts: 0,
  remindedAt: null,
  ...over,
});
const soft = (attempt = 1, adviceCode: string | null = null): Result => ({ kind: 'soft_decline', attempt, adviceCode });
const hard = (attempt = 1): Result => ({ kind: 'hard_decline', attempt, adviceCode: null });
const authentication: Result = { kind: 'authentication_required', attempt: 1 };

describe('decideNext', () => {
  it.each<[string, ItemBefore, Result, Partial<Next> | string]>([
    [
      'success',
      item(),
      { kind: 'succeeded' },
      { state: 'collected', pledgeState: 'collected', dueAt: null, tell: null },
    ],
    [
      'success on-session',
      item({ pledgeState: 'needs_action', attempts: 1 }),
      { kind: 'succeeded' },
      { state: 'collected' },
    ],
    ['success while held', item({ state: 'held' }), { kind: 'succeeded' }, { state: 'collected' }],
    [
      'cancelled at the end',
      item({ pledgeState: 'errored', attempts: 4 }),
      { kind: 'cancelled' },
      { state: 'dropped', pledgeState: 'dropped' },
    ],
    [
      'processing',
      item(),
      { kind: 'processing' },
      { state: 'open', pledgeState: 'charging', dueAt: null, attempts: 0 },
    ],
    [
      'processing told after its decline',
      item({ pledgeState: 'errored', attempts: 1 }),
      { kind: 'processing' },
      'nothing',
    ],
    [
      'authentication',
      item(),
      authentication,
      { pledgeState: 'needs_action', attempts: 1, dueAt: null, tell: 'confirmation' },
    ],
    ['authentication told twice', item({ pledgeState: 'needs_action', attempts: 1 }), authentication, 'nothing'],
    ['first soft decline', item(), soft(), { pledgeState: 'errored', attempts: 1, dueAt: hours(48), tell: 'nothing' }],
    ['soft decline that must not be repeated', item(), soft(1, 'do_not_try_again'), { dueAt: null, tell: 'new_card' }],
    ['soft decline of a mistyped card', item(), soft(1, 'confirm_card_data'), { dueAt: null, tell: 'new_card' }],
    ['soft decline with patient advice', item(), soft(1, 'try_again_later'), { dueAt: hours(48) }],
    ['hard decline', item(), hard(), { pledgeState: 'errored', attempts: 1, dueAt: null, tell: 'new_card' }],
    [
      'a consent that has lapsed, told however lately the backer had another word',
      item({ attempts: 1, remindedAt: now }),
      { kind: 'consent_lapsed', attempt: 2 },
      { pledgeState: 'errored', attempts: 2, dueAt: null, tell: 'new_consent' },
    ],
    [
      'a lapsed consent again',
      item({ attempts: 2, pledgeState: 'errored' }),
      { kind: 'consent_lapsed', attempt: 2 },
      'nothing',
    ],
    ['an old decline again', item({ attempts: 1, pledgeState: 'charging' }), soft(1), 'nothing'],
    [
      'success after it was dropped',
      item({ state: 'dropped', pledgeState: 'dropped' }),
      { kind: 'succeeded' },
      'unexpected_receipt',
    ],
    ['decline after it was dropped', item({ state: 'dropped', pledgeState: 'dropped' }), soft(), 'nothing'],
    ['success twice', item({ state: 'collected', pledgeState: 'collected' }), { kind: 'succeeded' }, 'nothing'],
    [
      'cancelled after success',
      item({ state: 'collected', pledgeState: 'collected' }),
      { kind: 'cancelled' },
      'nothing',
    ],
  ])('%s', (_, before, result, expected) => {
    const decision = decideNext(before, result, at);
    if (typeof expected === 'string') expect(decision).toBe(expected);
    else expect(decision).toMatchObject(expected);
  });

  it('tells the backer at most once in 48 hours', () => {
    const told = (remindedAt: Date | null) => (decideNext(item({ remindedAt }), hard(), at) as Next).tell;
    expect(told(null)).toBe('new_card');
    expect(told(new Date(now.getTime() - reminderMs))).toBe('new_card');
    expect(told(new Date(now.getTime() - reminderMs + 1))).toBeNull();
  });
});

const anyResult = fc.oneof(
  fc.constantFrom<Result>({ kind: 'succeeded' }, { kind: 'processing' }, { kind: 'cancelled' }),
  fc.record({ kind: fc.constant('authentication_required' as const), attempt: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    kind: fc.constantFrom('soft_decline' as const, 'hard_decline' as const),
    attempt: fc.integer({ min: 1, max: 6 }),
    adviceCode: fc.constantFrom(null, 'try_again_later', 'do_not_try_again'),
  }),
);

/** Takes the item through the news, checking every step against both state tables. */
function live(news: readonly Result[]): { item: ItemBefore; unexpected: number } {
  let current = item();
  let unexpected = 0;
  for (const result of news) {
    const decision = decideNext(current, result, at);
    if (decision === 'nothing') continue;
    if (decision === 'unexpected_receipt') {
      unexpected += 1;
      continue;
    }
    if (decision.state !== current.state) expect(canBecome(itemTransitions, current.state, decision.state)).toBe(true);
    let pledge: PledgeState = current.pledgeState;
    for (const step of pledgePath(pledge, decision.pledgeState)) {
      expect(canBecome(pledgeTransitions, pledge, step)).toBe(true);
      pledge = step;
    }
    expect(pledge).toBe(decision.pledgeState);
    if (decision.dueAt) expect(decision.state === 'open' && decision.dueAt > now && decision.dueAt < endsAt).toBe(true);
    current = { ...current, ...decision };
  }
  return { item: current, unexpected };
}

describe('any news in any order', () => {
  it('takes only legal steps, and never leaves a final state', () => {
    fc.assert(
      fc.property(fc.array(anyResult, { maxLength: 12 }), (news) => {
        const first = news.find(({ kind }) => kind === 'succeeded' || kind === 'cancelled');
        const { item, unexpected } = live(news);
        expect(item.state).toBe(first === undefined ? 'open' : first.kind === 'succeeded' ? 'collected' : 'dropped');
        if (unexpected > 0) expect(item.state).toBe('dropped');
      }),
    );
  });

  it('changes nothing when every word is repeated', () => {
    fc.assert(
      fc.property(fc.array(anyResult, { maxLength: 8 }), (news) => {
        const twice = news.flatMap((result) => [result, result]);
        expect(live(twice).item).toEqual(live(news).item);
      }),
    );
  });
});

describe('canTryNewCard', () => {
  it.each<[Partial<ItemBefore>, boolean]>([
    [{ pledgeState: 'errored', attempts: 1 }, true],
    [{ pledgeState: 'needs_action', attempts: 4 }, true],
    [{ pledgeState: 'charging' }, false],
    [{ pledgeState: 'errored', state: 'held' }, false],
    [{ pledgeState: 'dropped', state: 'dropped' }, false],
    [{ pledgeState: 'errored', attempts: maxAttempts }, false],
  ])('%p: %s', (over, expected) => {
    expect(canTryNewCard(item(over))).toBe(expected);
  });
});
