// Guarantee: one attempt of a payment is open at a time and keeps its card, and each key is used for one thing only.
import { confirmKey, createKey, decideStart, type HeldAttempt, keyIsOld } from './payment-attempt.rules.js';

const attempt = (number: number, outcome: HeldAttempt['outcome'] = null): HeldAttempt => ({
  paymentId: 'p',
  number,
  tries: 0,
  paymentMethodId: `pm_${number}`,
  startedAt: new Date(0),
  outcome,
  code: null,
  declineCode: null,
  adviceCode: null,
});

it.each<[string, Parameters<typeof decideStart>, string]>([
  ['the first', ['created', [], 1], 'start'],
  ['the next', ['declined', [attempt(1, 'soft_decline')], 2], 'start'],
  ['one after a gap', ['declined', [attempt(1, 'soft_decline')], 4], 'start'],
  ['after the bank wanted the backer', ['requires_action', [attempt(1, 'authentication_required')], 2], 'start'],
  ['the open one', ['created', [attempt(1)], 1], 'resume'],
  ['a later one while one is open', ['declined', [attempt(1, 'soft_decline'), attempt(2)], 3], 'resume'],
  ['one that has ended', ['declined', [attempt(1, 'soft_decline')], 1], 'answer'],
  ['an earlier one', ['declined', [attempt(2, 'hard_decline')], 1], 'answer'],
  ['after success', ['succeeded', [attempt(1, 'succeeded')], 2], 'answer'],
  ['after the end', ['cancelled', [], 1], 'answer'],
  ['while it is processing', ['processing', [attempt(1, 'processing')], 2], 'answer'],
])('%s', (_, parameters, expected) => {
  expect(decideStart(...parameters).do).toBe(expected);
});

it('keys name the row and the step', () => {
  expect(createKey('i', 0)).toBe('pi:i');
  expect(createKey('i', 1)).toBe('pi:i:1');
  expect(confirmKey('i', 1, 0)).toBe('pic:i:1');
  expect(confirmKey('i', 2, 3)).toBe('pic:i:2:3');
});

it('a key is not trusted from 20 hours on', () => {
  const hours = (count: number) => new Date(count * 3_600_000);
  expect(keyIsOld(hours(0), hours(19.99))).toBe(false);
  expect(keyIsOld(hours(0), hours(20))).toBe(true);
});
