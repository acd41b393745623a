// Guarantee: what may have left is followed to its end and never sent blindly again; what has not left is sent only to the
// account and for the money that were approved; and the timeline names what the money waits for.
import { type PayoutLineState, type PayoutState } from './payout.state.js';
import {
  askAgainAfterMs,
  endOf,
  judgeSending,
  looksFirst,
  type Sending,
  type Standing,
  transferKey,
  waitsFor,
} from './sending.rules.js';

const recipient = { transfers: 'active', providerAccountId: 'acct_1', bankAccount: 'eur:1' } as const;
const at = new Date('2026-11-20T00:00:00Z');
const hoursAgo = (hours: number) => new Date(at.getTime() - hours * 3_600_000);
const due: Sending = {
  line: { state: 'approved', providerAccountId: 'acct_1', bankAccount: 'eur:1', amount: 100n, lastSentAt: null },
  campaignState: 'successful',
  recipient,
  funds: 100n,
  blocked: false,
  now: at,
};
const otherBank = { ...recipient, bankAccount: 'eur:2' };
const suspended = { campaignState: 'suspended' };
const refunding = { campaignState: 'refunding' };
const sending = { ...due.line, state: 'sending' as const, lastSentAt: hoursAgo(24) };
const justNow = { ...sending, lastSentAt: hoursAgo(23.999) };

it.each<[string, Partial<Sending>, string]>([
  ['approved', {}, 'send'],
  ['of a campaign that delivers', { campaignState: 'delivering' }, 'send'],
  ['while the campaign is suspended', { campaignState: 'suspended' }, 'wait'],
  ['while the account is restricted', { recipient: { ...recipient, transfers: 'restricted' } }, 'wait'],
  ['to another account', { recipient: { ...recipient, providerAccountId: 'acct_2' } }, 'void'],
  ['to another bank account', { recipient: { ...recipient, bankAccount: 'eur:2' } }, 'void'],
  ['whose bank account was removed', { recipient: { ...recipient, bankAccount: null } }, 'void'],
  ['of before bank accounts were noted', { line: { ...due.line, bankAccount: null } }, 'void'],
  ['that may have left to another bank account', { line: sending, recipient: otherBank }, 'withdraw'],
  ['that may have left to another one, suspended', { ...suspended, line: sending, recipient: otherBank }, 'withdraw'],
  ['to another account, suspended', { campaignState: 'suspended', recipient: undefined }, 'void'],
  ['with less money than approved', { funds: 99n }, 'void'],
  ['that may have left', { line: sending, funds: 0n }, 'send'],
  ['that may have left, suspended', { line: sending, campaignState: 'suspended' }, 'look'],
  ['that may have left a day ago, refunding', { ...refunding, line: sending }, 'withdraw'],
  ['that may have left a day ago, cancelled', { campaignState: 'cancelled', line: sending }, 'withdraw'],
  ['that may be leaving, refunding', { ...refunding, line: justNow }, 'look'],
  ['that may be leaving to another bank account', { line: justNow, recipient: otherBank }, 'look'],
  [
    'of which nobody knows when it was sent, refunding',
    { ...refunding, line: { ...sending, lastSentAt: null } },
    'look',
  ],
  ['that may have left to an account replaced since', { line: sending, recipient: undefined }, 'send'],
  ['while the books are being cleared up', { blocked: true }, 'wait'],
  ['that may have left, while the books are being cleared up', { line: sending, blocked: true }, 'look'],
  ['that is not approved', { line: { ...due.line, state: 'prepared' } }, 'wait'],
])('a line %s', (_, over, is) => {
  expect(judgeSending({ ...due, ...over }).is).toBe(is);
});

it('looks first after any try, and when the key may be forgotten', () => {
  const approvedAt = new Date('2026-11-01T00:00:00Z');
  const hours = (count: number) => new Date(approvedAt.getTime() + count * 3_600_000);
  expect(looksFirst({ tries: 1, approvedAt, now: hours(20) })).toBe(false);
  expect(looksFirst({ tries: 2, approvedAt, now: hours(0) })).toBe(true);
  expect(looksFirst({ tries: 1, approvedAt, now: hours(20.001) })).toBe(true);
});

it('has one key per line until the provider keeps an error under it', () => {
  expect(transferKey('line', 0)).toBe('tr:line');
  expect(transferKey('line', 2)).toBe('tr:line:2');
});

it('asks again after 2 s, doubling to 5 min', () => {
  expect([1, 2, 3, 20].map(askAgainAfterMs)).toEqual([2_000, 4_000, 8_000, 300_000]);
});

it.each<[PayoutLineState[], string | undefined]>([
  [['sent'], 'paid'],
  [['sent', 'sent'], 'paid'],
  [['sent', 'sending'], undefined],
  [['failed', 'approved'], undefined],
  [['failed', 'sent'], 'failed'],
  [['failed'], 'failed'],
])('lines %j end the payout as %s', (states, end) => {
  expect(endOf(states.map((state) => ({ state })))).toBe(end);
});

const now = new Date('2026-11-20T00:00:00Z');
const standing: Standing = {
  campaignState: 'successful',
  now,
  earliest: now,
  recipientReady: true,
  feesUnknown: 0,
  blocked: false,
  left: 100n,
  debt: 0n,
  reserve: 0n,
  tranche: null,
  payouts: [],
};
const payout = (state: PayoutState, line: PayoutLineState, failureCode: string | null = null, arrived = false) => ({
  payouts: [{ state, lines: [{ state: line, failureCode, bankArrivedAt: arrived ? now : null }] }],
});

it.each<[string, Partial<Standing>, string[]]>([
  ['ready', {}, ['preparation']],
  ['before the deadline', { campaignState: 'live' }, ['settlement']],
  ['while collecting', { campaignState: 'collecting' }, ['settlement']],
  ['suspended', { campaignState: 'suspended', ...payout('approved', 'approved') }, ['suspension']],
  ['too early', { earliest: new Date(now.getTime() + 1) }, ['delay']],
  [
    'too early for several reasons',
    { earliest: new Date(now.getTime() + 1), recipientReady: false, feesUnknown: 2 },
    ['delay', 'recipient', 'provider_fees'],
  ],
  ['to be shown for', { tranche: 'waiting' }, ['evidence']],
  ['shown for too early', { tranche: 'handed_in', earliest: new Date(now.getTime() + 1) }, ['delay', 'acceptance']],
  ['accepted', { tranche: 'accepted' }, ['preparation']],
  ['to be refused by another', { tranche: 'refusal_proposed' }, ['refusal']],
  ['refused', { tranche: 'refused' }, ['return']],
  ['blocked', { blocked: true }, ['reconciliation']],
  ['approved and blocked', { blocked: true, ...payout('approved', 'approved') }, ['sending', 'reconciliation']],
  ['prepared', payout('prepared', 'prepared'), ['approval']],
  ['approved', payout('approved', 'approved'), ['sending']],
  [
    'approved, account restricted',
    { recipientReady: false, ...payout('approved', 'approved') },
    ['sending', 'recipient'],
  ],
  ['beyond the balance', payout('approved', 'sending', 'balance_insufficient'), ['balance']],
  ['sent', { left: 0n, ...payout('paid', 'sent') }, ['bank']],
  ['arrived but for its reserve', { left: 0n, reserve: 5n, ...payout('paid', 'sent', null, true) }, ['reserve']],
  ['arrived', { left: 0n, ...payout('paid', 'sent', null, true) }, []],
  ['rejected', payout('rejected', 'rejected'), ['preparation']],
  ['sent, with more to come', payout('paid', 'sent'), ['preparation', 'bank']],
  ['owed by its creator', { left: -5n, debt: 50n, ...payout('paid', 'sent', null, true) }, ['debt']],
  ['left over after a debt', { debt: 50n }, ['preparation']],
  ['unsuccessful', { campaignState: 'unsuccessful', left: 0n }, []],
  ['refunding', { campaignState: 'refunding' }, []],
])('the money of a campaign that is %s', (_, over, codes) => {
  expect(waitsFor({ ...standing, ...over })).toEqual(codes);
});
