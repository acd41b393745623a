// Guarantee: who may withdraw by law, until when, and what of the pledge is not withdrawn from.
import { type SoldReward, withdrawability, withdrawalUntil } from './withdrawal.rules.js';

const at = (text: string) => new Date(text);
// A Thursday.
const chargedAt = at('2026-11-05T10:00:00Z');

it.each([
  ['goods_14_days', chargedAt, null, null],
  ['goods_14_days', chargedAt, '2026-12-03T08:00:00Z', '2026-12-18T08:00:00.000Z'],
  // The fourteenth day is a Saturday, a Sunday: the Monday after counts whole.
  ['goods_14_days', chargedAt, '2026-12-05T08:00:00Z', '2026-12-22T08:00:00.000Z'],
  ['goods_14_days', chargedAt, '2026-12-06T08:00:00Z', '2026-12-22T08:00:00.000Z'],
  ['service_14_days', null, null, null],
  ['service_14_days', chargedAt, null, '2026-11-20T10:00:00.000Z'],
  ['sealed', chargedAt, null, null],
  ['sealed', chargedAt, '2026-12-03T08:00:00Z', '2026-12-03T08:00:00.000Z'],
] as const)('%s, charged %s, received %s: until %s', (right, charged, received, until) => {
  const receivedAt = received === null ? null : at(received);
  expect(withdrawalUntil({ right, chargedAt: charged, receivedAt })?.toISOString() ?? null).toBe(until);
});

const sold = (right: SoldReward['right'], price = 1_000n, receivedAt: Date | null = null) => ({ rewardId: right, right, price, receivedAt }); // prettier-ignore
const now = at('2026-11-19T10:00:00Z');

it.each([
  [[], false, null, 0n],
  [[sold('not_a_trader')], false, null, 1_000n],
  [[sold('custom_made'), sold('dated'), sold('perishable'), sold('digital')], false, null, 4_000n],
  [[sold('goods_14_days')], true, null, 0n],
  [[sold('service_14_days')], true, '2026-11-20T10:00:00.000Z', 0n],
  [[sold('service_14_days'), sold('goods_14_days')], true, null, 0n],
  [[sold('goods_14_days'), sold('custom_made', 700n)], true, null, 700n],
  [[sold('goods_14_days', 900n, at('2026-11-03T09:00:00Z'))], false, null, 900n],
  [[sold('goods_14_days', 900n, at('2026-11-05T09:00:00Z'))], true, '2026-11-20T09:00:00.000Z', 0n],
  [[sold('sealed', 900n, at('2026-11-18T09:00:00Z')), sold('goods_14_days', 50n)], true, null, 900n],
])('%j', (rewards, isOpen, until, kept) => {
  const { keptRewards, ...found } = withdrawability(rewards, chargedAt, now);
  expect(keptRewards.length > 0).toBe(kept > 0n);
  expect({ ...found, until: found.until?.toISOString() ?? null }).toEqual({ isOpen, until, kept });
});

it('the instant at which a period ends is over', () => {
  const service = [sold('service_14_days')];
  expect(withdrawability(service, chargedAt, at('2026-11-20T09:59:59.999Z')).isOpen).toBe(true);
  expect(withdrawability(service, chargedAt, at('2026-11-20T10:00:00Z')).isOpen).toBe(false);
});
