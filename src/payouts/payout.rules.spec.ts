// Guarantee: a payout's terms leave no movement of the funds out and add up to what is left; who may decide it, when it may
// be prepared and what the provider's word on an account means is one table each.
import fc from 'fast-check';
import { type Account, accounts, type Flow } from '../ledger/index.js';
import { type ProviderAccount } from '../payments/index.js';
import * as errors from './payout.errors.js';
import {
  assertNotBeneficiary,
  assertReady,
  earliestPayout,
  type Readiness,
  recipientStateOf,
  covering,
  reserveOf,
  sendable,
  termsOf,
} from './payout.rules.js';

const deadline = new Date('2026-11-01T20:00:00.000Z');
const ready: Readiness = {
  campaignState: 'successful',
  deadline,
  delayDays: 14,
  recipient: { transfers: 'active', providerAccountId: 'acct_1' },
  feesUnknown: 0,
  amount: 1n,
  debt: 0n,
  now: new Date('2026-11-15T20:00:00.000Z'),
};

it.each<[string, Partial<Readiness>, (new () => Error) | null]>([
  ['at the end of the delay', {}, null],
  ['a millisecond before it', { now: new Date('2026-11-15T19:59:59.999Z') }, errors.PayoutTooEarly],
  ['without a delay at the deadline', { delayDays: 0, now: deadline }, null],
  ['while delivering', { campaignState: 'delivering' }, null],
  ['while suspended', { campaignState: 'suspended' }, errors.CampaignNotSettled],
  ['while collecting', { campaignState: 'collecting' }, errors.CampaignNotSettled],
  ['while refunding', { campaignState: 'refunding' }, errors.CampaignNotSettled],
  ['without a recipient', { recipient: undefined }, errors.RecipientNotReady],
  ['without an account', { recipient: { transfers: 'active', providerAccountId: null } }, errors.RecipientNotReady],
  ['while being verified', { recipient: { transfers: 'pending', providerAccountId: 'a' } }, errors.RecipientNotReady],
  ['while restricted', { recipient: { transfers: 'restricted', providerAccountId: 'a' } }, errors.RecipientNotReady],
  ['with a fee to come', { feesUnknown: 1 }, errors.FeesNotKnown],
  ['with nothing left', { amount: 0n }, errors.NothingToPayOut],
  ['with less than nothing', { amount: -5n }, errors.NothingToPayOut],
  ['with a debt that takes all of it', { amount: 0n, debt: 5n }, errors.CreatorOwes],
  ['with a debt that leaves something', { debt: 5n }, null],
])('prepared %s', (_, over, refusal) => {
  const prepare = () => assertReady({ ...ready, ...over });
  if (refusal) expect(prepare).toThrow(refusal);
  else expect(prepare).not.toThrow();
});

it('counts the delay in days of 24 hours, whatever the zone does meanwhile', () => {
  expect(earliestPayout(new Date('2026-10-20T20:00:00.000Z'), 14)).toEqual(new Date('2026-11-03T20:00:00.000Z'));
});

it('refuses owner, deputy, recipient and nobody', () => {
  const beneficiaries = ['owner', 'deputy', null, 'recipient'];
  for (const who of ['owner', 'deputy', 'recipient', null]) {
    expect(() => assertNotBeneficiary(who, beneficiaries)).toThrow(errors.Beneficiary);
  }
  expect(() => assertNotBeneficiary('finance', beneficiaries)).not.toThrow();
});

const { outside, platformFees, platformVat, platformCosts, unexpectedReceipts } = accounts;
const feesDue = accounts.campaignFeesDue('c');
const paid = accounts.recipientPaid('r');
const owed = accounts.creatorReceivable('o');

it('names every flow of the funds, in the order of a payout', () => {
  const flows: Flow[] = [
    { other: outside, kind: 'refund', amount: -2_000n },
    { other: paid, kind: 'payout-line', amount: -3_000n },
    { other: outside, kind: 'pledge-collected', amount: 20_000n },
    { other: platformVat, kind: 'platform-fee', amount: -168n },
    { other: outside, kind: 'refund-failed', amount: 500n },
    { other: platformFees, kind: 'platform-fee', amount: -800n },
    { other: feesDue, kind: 'processing-fees', amount: -300n },
    { other: unexpectedReceipts, kind: 'unexpected-receipt', amount: -1_000n },
    { other: accounts.campaignRefunds('c'), kind: 'set-aside', amount: -700n },
    { other: platformFees, kind: 'set-aside', amount: 28n },
    { other: platformCosts, kind: 'set-aside', amount: 30n },
    { other: owed, kind: 'owed', amount: 5n },
    { other: paid, kind: 'transfer-reversal', amount: 400n },
  ];
  expect(
    termsOf([...flows, ...covering({ campaignId: 'c', creatorId: 'o', feesDue: 120n, debt: 40n })], {
      id: 'c',
      currency: 'EUR',
    }),
  ).toEqual([
    { term: 'collected', account: outside, amount: 20_000n },
    { term: 'refunds', account: accounts.campaignRefunds('c'), amount: -700n },
    { term: 'refunds', account: outside, amount: -1_500n },
    { term: 'unexpected_receipts', account: unexpectedReceipts, amount: -1_000n },
    { term: 'platform_fee', account: platformFees, amount: -772n },
    { term: 'vat', account: platformVat, amount: -168n },
    { term: 'processing_fees', account: feesDue, amount: -420n },
    { term: 'processing_fees', account: platformCosts, amount: 30n },
    { term: 'paid_before', account: paid, amount: -2_600n },
    { term: 'debt', account: owed, amount: -35n },
  ]);
});

it('shows what stays since the provider cannot send it', () => {
  const flows: Flow[] = [{ other: outside, kind: 'pledge-collected', amount: 120_030n }];
  expect(
    termsOf([...flows, ...covering({ campaignId: 'c', creatorId: 'o', feesDue: 3_601n, debt: 0n })], {
      id: 'c',
      currency: 'BHD',
    }),
  ).toEqual([
    { term: 'collected', account: outside, amount: 120_030n },
    { term: 'processing_fees', account: feesDue, amount: -3_601n },
    { term: 'below_step', account: accounts.campaignFunds('c'), amount: -9n },
  ]);
});

it.each([
  [116_429n, 'BHD', 116_420n],
  [116_420n, 'KWD', 116_420n],
  [9n, 'JOD', 0n],
  [0n, 'TND', 0n],
  [-9n, 'OMR', -9n],
  [9_999n, 'EUR', 9_999n],
  [9_999n, 'ISK', 9_999n],
])('of %s %s it can send %s', (left, currency, sent) => expect(sendable(left, currency)).toBe(sent));

it('adds up to the balance less the fees and the debt it covers and what cannot be sent, whatever moved', () => {
  const other = fc.constantFrom<Account>(outside, platformFees, platformVat, feesDue, paid, unexpectedReceipts, 'bank');
  const kind = fc.constantFrom('pledge-collected', 'refund', 'refund-failed', 'platform-fee', 'something-new');
  const flow = fc.record({ other, kind, amount: fc.bigInt(-(10n ** 12n), 10n ** 12n) });
  fc.assert(
    fc.property(fc.array(flow), fc.bigInt(0n, 10n ** 9n), fc.constantFrom('EUR', 'BHD'), (flows, due, currency) => {
      const sum = (parts: readonly { amount: bigint }[]) => parts.reduce((total, { amount }) => total + amount, 0n);
      const covered = covering({ campaignId: 'c', creatorId: 'o', feesDue: due, debt: 3n });
      const terms = termsOf([...flows, ...covered], { id: 'c', currency });
      expect(sum(terms)).toBe(sendable(sum(flows) - due - 3n, currency));
      expect(terms.every(({ amount }) => amount !== 0n)).toBe(true);
    }),
  );
});

const account: ProviderAccount = {
  id: 'acct_1',
  recipientId: null,
  livemode: false,
  closed: false,
  transfers: 'active',
  bankAccount: 'eur:1',
  legalName: 'Makers Cooperative',
  country: 'BE',
  requirements: [],
};

it.each<[string, Partial<ProviderAccount>, string]>([
  ['verified under the published name', {}, 'active'],
  ['in other letters', { legalName: '  MAKERS  cooperative' }, 'active'],
  ['under another name', { legalName: 'Makers Cooperative Ltd' }, 'restricted'],
  ['without a name yet', { legalName: null }, 'pending'],
  ['closed', { closed: true }, 'restricted'],
  ['being verified', { transfers: 'pending' }, 'pending'],
  ['just opened', { transfers: 'none' }, 'pending'],
  ['restricted', { transfers: 'restricted' }, 'restricted'],
  ['restricted without a name', { transfers: 'restricted', legalName: null }, 'restricted'],
])('an account %s', (_, over, to) => {
  expect(recipientStateOf({ ...account, ...over }, 'Makers Cooperative').to).toBe(to);
});

describe('the reserve', () => {
  const reserve = accounts.campaignReserve('c');
  const recipient = accounts.recipientPaid('r');
  const funds = accounts.outside;
  const kept: Flow[] = [
    { other: funds, kind: 'pledge-collected', amount: 10_000n },
    { other: reserve, kind: 'reserve-kept', amount: -1_000n },
    { other: recipient, kind: 'payout-line', amount: -9_000n },
  ];
  const tried: Flow[] = [
    { other: reserve, kind: 'reserve-kept', amount: -1_000n },
    { other: reserve, kind: 'reserve-kept-back', amount: 1_000n },
  ];
  it.each<[string, bigint, Flow[], number, bigint]>([
    ['none at a rate of nothing', 10_000n, [], 0, 0n],
    ['its rate of the first payout', 10_000n, [], 1_000, 1_000n],
    ['the same again when the first was not sent', 10_000n, tried, 1_000, 1_000n],
    ['its rate of the second tranche', 5_000n, kept, 1_000, 500n],
    ['nothing of what comes out of it', 1_000n, [...kept, { other: reserve, kind: 'reserve-released', amount: 1_000n }], 1_000, 0n],
    ['nothing of what a refund has drawn and left', 600n, [...kept, { other: reserve, kind: 'reserve-drawn', amount: 400n }, { other: accounts.campaignRefunds('c'), kind: 'set-aside', amount: -400n }, { other: reserve, kind: 'reserve-released', amount: 600n }], 1_000, 0n],
    ['nothing of nothing', 0n, [], 1_000, 0n],
  ])('keeps %s', (_, part, flows, rate, sum) => expect(reserveOf(part, flows, rate)).toBe(sum)); // prettier-ignore
});
