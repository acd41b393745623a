/**
 * Who sells a reward, and which right of withdrawal its backer has (Directive 2011/83/EU). Whoever sells in the course of
 * business is a trader, and then the right is there unless article 16 takes it away:
 * - `not_a_trader`: the law on consumers does not apply; a pledge can be cancelled until the deadline.
 * - `goods_14_days`: until 14 days after the reward was received.
 * - `service_14_days`: until 14 days after the contract holds, which is when it is charged.
 * - `sealed` (16 e, i): until it was received; then it may have been opened.
 * - none at all: `custom_made` to the backer's own wishes (16 c), `perishable` (16 d), an event or a stay on a `dated`
 *   day (16 l), or `digital` content that is there at once (16 m).
 */
export const withdrawalRights = [
  'not_a_trader',
  'goods_14_days',
  'service_14_days',
  'sealed',
  'custom_made',
  'perishable',
  'dated',
  'digital',
] as const;
export type WithdrawalRight = (typeof withdrawalRights)[number];

/** Of a whole pledge: the right of its rewards where it is one, `mixed` where they differ, `no_reward` without any. */
export type RightOfPledge = WithdrawalRight | 'mixed' | 'no_reward';

export function rightOf(rewards: readonly WithdrawalRight[]): RightOfPledge {
  const [first = 'no_reward', ...others] = new Set(rewards);
  return others.length > 0 ? 'mixed' : first;
}

/** The place of the first reward whose seller is another than that of the first; undefined when they are one. */
export function otherSeller(rewards: readonly { readonly withdrawal: WithdrawalRight }[]): number | undefined {
  const isTrader = (at: number) => rewards[at]?.withdrawal !== 'not_a_trader';
  const at = rewards.findIndex((_, place) => isTrader(place) !== isTrader(0));
  return at < 0 ? undefined : at;
}
