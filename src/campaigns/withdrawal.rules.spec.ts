// Guarantee: a campaign has one seller, who is a trader or is not; and a pledge says one right only where all of its
// rewards have the same.
import { otherSeller, rightOf, withdrawalRights } from './withdrawal.rules.js';

it.each([
  [[], undefined],
  [['not_a_trader', 'not_a_trader'], undefined],
  [['goods_14_days', 'custom_made', 'dated'], undefined],
  [['goods_14_days', 'custom_made', 'not_a_trader'], 2],
  [['not_a_trader', 'digital'], 1],
] as const)('the seller of %j', (rights, at) => {
  expect(otherSeller(rights.map((withdrawal) => ({ withdrawal })))).toBe(at);
});

it.each([
  [[], 'no_reward'],
  [['goods_14_days', 'goods_14_days'], 'goods_14_days'],
  [['goods_14_days', 'dated'], 'mixed'],
] as const)('the right of %j is %s', (rights, right) => {
  expect(rightOf(rights)).toBe(right);
});

it('every right stands for itself', () => {
  for (const right of withdrawalRights) expect(rightOf([right])).toBe(right);
});
