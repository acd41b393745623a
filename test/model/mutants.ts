import { refundMutants } from './refund-mutants.js';

/** One mistake that somebody could make in the pure rules: at one place of one file, and what it breaks. */
export interface Mutant {
  readonly breaks: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

const outcome = 'src/settlement/outcome.rules.ts';
const result = 'src/settlement/result.rules.ts';
const schedule = 'src/settlement/schedule.rules.ts';
const pledge = 'src/pledges/pledge.rules.ts';
const group = 'src/pledges/group-draft.ts';
const attempt = 'src/payments/payment-attempt.rules.ts';
const payment = 'src/payments/payment.rules.ts';
const payout = 'src/payouts/payout.rules.ts';
const sending = 'src/payouts/sending.rules.ts';
const ending = 'src/campaigns/ending.rules.ts';
const shipping = 'src/campaigns/shipping.rules.ts';

export const mutants: readonly Mutant[] = [
  {
    breaks: 'a round that reaches its target to the cent fails',
    file: outcome,
    find: 'pledged + matched >= target',
    replace: 'pledged + matched > target',
  },
  {
    breaks: 'a round to which nobody pledged is collected',
    file: outcome,
    find: `if (pledged === 0n) return 'unsuccessful';`,
    replace: '',
  },
  {
    breaks: 'keep-it-all is given back below its target',
    file: outcome,
    find: `if (!after.needsTarget) return 'settle';`,
    replace: '',
  },
  {
    breaks: 'what is collected to the cent of the tolerance is given back',
    file: outcome,
    find: '(collected + matched) * 10_000n >=',
    replace: '(collected + matched) * 10_000n >',
  },
  {
    breaks: 'VAT is taken on the money of the backers instead of on the fee',
    file: outcome,
    find: 'vat: bps(fee, vatBps)',
    replace: 'vat: bps(collected, vatBps)',
  },
  {
    breaks: 'no fee is taken on what was paid for shipping',
    file: shipping,
    find: 'bigint => collected + shipping;',
    replace: 'bigint => collected;',
  },
  {
    breaks: 'shipping is paid for one piece only',
    file: pledge,
    find: 'shipping += price * BigInt(quantity);',
    replace: 'shipping += price;',
  },
  {
    breaks: 'shipping counts as a contribution',
    file: 'src/settlement/result-draft.ts',
    find: 'item.amount - item.shipping;',
    replace: 'item.amount;',
  },
  {
    breaks: 'shipping that went back counts as a contribution that did',
    file: 'src/refunds/refund.rules.ts',
    find: 'back > amount ? back - amount : 0n',
    replace: '0n',
  },
  {
    breaks: 'half a cent of a fee is lost instead of rounded up',
    file: 'src/money/share.ts',
    find: '+ wholeInBps / 2n) / wholeInBps',
    replace: ') / wholeInBps',
  },
  {
    breaks: 'the last cent of a split goes to the smallest remainder',
    file: 'src/money/share.ts',
    find: 'a.remainder > b.remainder ? -1 : 1',
    replace: 'a.remainder > b.remainder ? 1 : -1',
  },
  {
    breaks: 'money that comes for a dropped item is kept',
    file: result,
    find: `result.kind === 'succeeded' ? 'unexpected_receipt' : 'nothing'`,
    replace: `'nothing'`,
  },
  {
    breaks: 'the same refusal, heard twice, counts twice',
    file: result,
    find: `return result.attempt > item.attempts ? afterDecline`,
    replace: `return result.attempt >= item.attempts ? afterDecline`,
  },
  {
    breaks: 'a stolen card is tried again and again',
    file: result,
    find: `kind === 'soft_decline' && !forbidsRepeat(adviceCode)`,
    replace: `!forbidsRepeat(adviceCode)`,
  },
  {
    breaks: 'a backer is written to at each attempt',
    file: result,
    find: "tell: toldLately && next.wants !== 'new_consent' ? null : next.wants",
    replace: 'tell: next.wants',
  },
  {
    breaks: 'an attempt takes a slot that was used, so that two come in a row',
    file: schedule,
    find: 'attemptSlotsMs.slice(attempts)',
    replace: 'attemptSlotsMs.slice(attempts - 1)',
  },
  {
    breaks: 'a pledge at the very instant of the deadline is taken',
    file: pledge,
    find: 'if (at.now >= at.deadline) throw',
    replace: 'if (at.now > at.deadline) throw',
  },
  {
    breaks: 'on the last day a backer may take a cent away from under the target',
    file: pledge,
    find: 'at.pledged >= at.target && at.pledged - less < at.target',
    replace: 'at.pledged > at.target && at.pledged - less < at.target',
  },
  {
    breaks: 'one reward more is promised than there is',
    file: pledge,
    find: 'wanted > reward.free)',
    replace: 'wanted > reward.free + 1)',
  },
  {
    breaks: 'what is added to a reward is pledged without one',
    file: pledge,
    find: '!shelf.get(rewardId)?.isAddOn',
    replace: 'shelf.has(rewardId)',
  },
  {
    breaks: 'the reward of an expired pledge is never free again',
    file: group,
    find: `to === 'expired' || to === 'cancelled'`,
    replace: `to === 'cancelled'`,
  },
  {
    breaks: 'a backer with two pledges is two backers',
    file: group,
    find: '(sign === 1 && others === 0)',
    replace: 'sign === 1',
  },
  {
    breaks: 'a second worker begins a second attempt beside the open one',
    file: attempt,
    find: `if (open) return { do: 'resume', attempt: open };`,
    replace: '',
  },
  {
    breaks: 'the second attempt is answered with the refusal of the first',
    file: attempt,
    find: '`pic:${itemId}:${attempt}${',
    replace: '`pic:${itemId}${',
  },
  {
    breaks: 'a key that the provider has forgotten is trusted, and charges twice',
    file: attempt,
    find: '>= 20 * 3_600_000',
    replace: '>= 30 * 3_600_000',
  },
  {
    breaks: 'the refusal of an earlier attempt ends the one that is under way',
    file: payment,
    find: 'if (known || !certain)',
    replace: 'if (!certain)',
  },
  {
    breaks: 'a payment of another amount is taken for ours',
    file: payment,
    find: `if (payment.amount !== held.amount + held.tip) return 'amount';`,
    replace: '',
  },
  {
    breaks: 'news that a payment is over takes back its success',
    file: payment,
    find: `if (held.state === 'succeeded') return { kind: 'nothing' };`,
    replace: '',
  },
  ...refundMutants,
  {
    breaks: 'a reference is used again for another sum',
    file: 'src/ledger/posting.rules.ts',
    find: 'if (given.currency !== known.currency || movements',
    replace: 'if (given.currency !== known.currency && movements',
  },
  {
    breaks: 'whoever gets the money prepares its payout',
    file: payout,
    find: 'if (userId === null || beneficiaries.includes(userId))',
    replace: 'if (userId === null)',
  },
  {
    breaks: 'a payout leaves before its time',
    file: payout,
    find: 'if (at.now < earliest) throw',
    replace: 'if (at.now > earliest) throw',
  },
  {
    breaks: 'a transfer whose answer was lost is made again without looking',
    file: sending,
    find: 'tries > 1 || now',
    replace: 'now',
  },
  {
    breaks: 'a transfer that may still be under way is given up',
    file: sending,
    find: 'line.lastSentAt !== null && now.getTime() - line.lastSentAt.getTime() >= silentMs',
    replace: 'line.lastSentAt !== null',
  },
  {
    breaks: 'a payout is sent while the books are not clear',
    file: sending,
    find: 'if (blocked || !isPayable(campaignState) ||',
    replace: 'if (!isPayable(campaignState) ||',
  },
  {
    breaks: 'a campaign that was charged is cancelled without giving anything back',
    file: ending,
    find: `return rounds.some(hasCharged) ? 'refunding' : 'cancelled';`,
    replace: `return 'cancelled';`,
  },
  {
    breaks: 'a suspension eats the time in which backers can pay',
    file: ending,
    find: 'collectingEndsAt.getTime() + (now.getTime() - suspendedAt.getTime())',
    replace: 'collectingEndsAt.getTime()',
  },
  {
    breaks: 'a campaign counts as successful while one of its rounds still collects',
    file: 'src/campaigns/round.rules.ts',
    find: `  ['collecting', 'collecting'],\n`,
    replace: '',
  },
  {
    breaks: 'what was collected can be charged again',
    file: 'src/pledges/pledge.state.ts',
    find: 'collected: [],',
    replace: `collected: ['charging'],`,
  },
  {
    breaks: 'a pledge whose card failed can never be tried again',
    file: 'src/pledges/pledge.state.ts',
    find: `errored: ['charging', 'collected',`,
    replace: `errored: ['collected',`,
  },
  {
    breaks: 'a card that was reported stolen counts as short of money',
    file: 'src/payments/decline.rules.ts',
    find: `  'stolen_card',\n`,
    replace: '',
  },
  {
    breaks: 'the provider’s loss is booked as a gain',
    file: 'src/reconciliation/booking.rules.ts',
    find: 'amount >= 0n ? { from: outside, to: inside, amount }',
    replace: 'amount < 0n ? { from: outside, to: inside, amount: -amount }',
  },
];
