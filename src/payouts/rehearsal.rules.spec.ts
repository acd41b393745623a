// Guarantee: a rehearsal says what the rules of closing, shortfall, fee and payout would say, counts each pledge once, and
// never invents a fee of the provider.
import fc from 'fast-check';
import { type CardGroup } from '../pledges/index.js';
import { platformFee } from '../settlement/index.js';
import { type BeforeRehearsal, rehearse } from './rehearsal.rules.js';

const now = new Date('2026-11-20T12:00:00Z');
const deadline = new Date('2026-12-28T19:00:00Z');
const good = { expMonth: 12, expYear: 2030, removed: false };

const group = (amount: bigint, over: Partial<CardGroup> = {}): CardGroup => ({
  round: 1, state: 'active', card: good, pledges: 1, tip: 0n, shipping: 0n, amount, ...over,
}); // prettier-ignore
const campaign = {
  id: '0193', currency: 'EUR', model: 'all_or_nothing', shortfallPolicy: 'require_goal', toleranceBps: null, feeBps: 400, vatBps: 2_100,
} as const; // prettier-ignore
const open = { number: 1, state: 'open', target: 10_000n, deadline, collected: 0n, shipping: 0n } as const;
const before = (over: Partial<BeforeRehearsal> = {}): BeforeRehearsal => ({
  now, campaign, rounds: [open], groups: [group(10_000n)], flows: [], feesDue: 0n, creatorId: 'o', debt: 0n,
  feesSoFar: { charges: 0, charged: 0n, fees: 0n }, weights: [], reserveBps: 0, ...over,
}); // prettier-ignore
const termsOf = (at: BeforeRehearsal) => rehearse(at).terms.map(({ term, amount }) => [term, amount]);

describe('one round', () => {
  it('reached: what is charged, less the fee and VAT on it, and the provider’s fee unknown', () => {
    const at = before({ groups: [group(10_000n, { tip: 500n })] });
    expect(rehearse(at)).toMatchObject({
      outcome: 'collect', chargeable: 10_000n, tips: 500n, collected: 10_000n, dropped: { pledges: 0 },
      afterCollecting: 'settle', platformFee: 400n, vat: 84n, processingFees: null, payout: 9_516n,
    }); // prettier-ignore
    expect(termsOf(at)).toEqual([
      ['collected', 10_000n],
      ['platform_fee', -400n],
      ['vat', -84n],
    ]);
  });

  it('in parts, with a reserve: the first of them, less what is kept back of it', () => {
    const at = before({ weights: [2n, 1n], reserveBps: 1_000 });
    // 95.16 are left: 63.44 are the first part's, and 6.34 of them kept back.
    expect(rehearse(at).payout).toBe(6_344n - 634n);
    expect(termsOf(at).slice(3)).toEqual([
      ['reserve', -634n],
      ['later_tranches', -3_172n],
    ]);
  });

  it('estimates the provider’s fee from those that are known, on amounts with tips, rounded half up', () => {
    const feesSoFar = { charges: 3, charged: 20_000n, fees: 290n };
    const at = before({ groups: [group(10_000n, { tip: 500n })], feesSoFar });
    // 10500 × 290 / 20000 = 152.25
    expect(rehearse(at)).toMatchObject({ processingFees: 152n, payout: 9_516n - 152n });
    expect(termsOf(at)).toContainEqual(['processing_fees', -152n]);
  });

  it.each<[string, Partial<BeforeRehearsal>, object]>([
    ['one cent below the target', { groups: [group(9_999n)] }, { outcome: 'unsuccessful', chargeable: 0n, afterCollecting: null, platformFee: 0n, terms: [], payout: 0n }],
    ['nothing pledged', { groups: [] }, { outcome: 'unsuccessful', pledged: { pledges: 0, amount: 0n }, payout: 0n }],
    ['pending pledges count for nothing', { groups: [group(9_999n), group(5_000n, { state: 'pending', card: null })] }, { outcome: 'unsuccessful', pending: { pledges: 1, amount: 5_000n } }],
    ['a removed card, without which the target is missed: refund', { groups: [group(9_000n), group(1_000n, { card: { ...good, removed: true } })] }, { outcome: 'collect', chargeable: 10_000n, dropped: { pledges: 1, amount: 1_000n }, collected: 9_000n, afterCollecting: 'refund', platformFee: 0n, payout: 0n }],
    ['the same, and the policy pays anyway', { campaign: { ...campaign, shortfallPolicy: 'pay_anyway' }, groups: [group(9_000n), group(1_000n, { card: { ...good, removed: true } })] }, { collected: 9_000n, afterCollecting: 'settle', platformFee: 360n, payout: 9_000n - 360n - 76n }],
    ['every card lost', { groups: [group(10_000n, { card: { ...good, expYear: 2020 } })] }, { outcome: 'collect', dropped: { pledges: 1, amount: 10_000n }, collected: 0n, afterCollecting: 'refund', payout: 0n }],
    ['keep-it-all with a cent', { campaign: { ...campaign, model: 'keep_it_all' }, groups: [group(1n)] }, { outcome: 'collect', afterCollecting: 'settle', platformFee: 0n, payout: 1n }],
  ])('%s', (_, over, expected) => expect(rehearse(before(over))).toMatchObject(expected)); // prettier-ignore

  it('sorts cards by when they end: each in one place', () => {
    const cards = [
      { ...good, removed: true },
      { ...good, expYear: 2026, expMonth: 10 },
      { ...good, expYear: 2026, expMonth: 11 },
      { ...good, expYear: 2026, expMonth: 12 },
      good,
    ];
    const { cards: sorted, dropped } = rehearse(before({ groups: cards.map((card) => group(2_000n, { card })) }));
    const one = { pledges: 1, amount: 2_000n };
    expect(sorted).toEqual({ removed: one, expired: one, expireBeforeDeadline: one, expireWhileCollecting: one });
    // Only what cannot be charged now would be dropped if it ended now.
    expect(dropped).toEqual({ pledges: 2, amount: 4_000n });
  });
});

describe('two rounds', () => {
  const two = { ...campaign, model: 'two_rounds' } as const;
  const second = { ...open, number: 2, target: 20_000n };
  const inSecond = (amount: bigint) => group(amount, { round: 2 });

  it('the first is settled: the second is added, each with its own fee, whatever it reaches', () => {
    const rounds = [{ ...open, state: 'settled', collected: 10_000n } as const, second];
    const flows = [
      { other: 'outside', kind: 'pledge-collected', amount: 10_000n },
      { other: 'platform:fees', kind: 'platform-fee', amount: -400n },
      { other: 'platform:vat', kind: 'platform-fee', amount: -84n },
    ] as const;
    const at = before({ campaign: two, rounds, flows, feesDue: 150n, groups: [inSecond(1_000n)] });
    expect(rehearse(at)).toMatchObject({
      round: 2,
      outcome: 'collect',
      platformFee: 40n,
      vat: 8n,
      processingFees: null,
    });
    expect(termsOf(at)).toEqual([
      ['collected', 11_000n],
      ['platform_fee', -440n],
      ['vat', -92n],
      ['processing_fees', -150n],
    ]);
    const none = rehearse({ ...at, groups: [] });
    expect(none).toMatchObject({ outcome: 'unsuccessful', afterCollecting: 'settle', platformFee: 0n, payout: 9_366n });
  });

  it('the first still collects: what it lacks is counted, and if it falls short nothing is paid', () => {
    const rounds = [{ ...open, state: 'collecting', collected: 6_000n } as const, second];
    const flows = [{ other: 'outside', kind: 'pledge-collected', amount: 6_000n }] as const;
    const waiting = (card: CardGroup['card']) => group(4_000n, { state: 'charging', card });
    const at = before({ campaign: two, rounds, flows, groups: [waiting(good), inSecond(1_000n)] });
    expect(rehearse(at)).toMatchObject({
      chargeable: 5_000n,
      collected: 5_000n,
      platformFee: 440n,
      afterCollecting: 'settle',
    });
    const lost = rehearse({ ...at, groups: [waiting({ ...good, removed: true }), inSecond(1_000n)] });
    expect(lost).toMatchObject({ dropped: { pledges: 1, amount: 4_000n }, afterCollecting: 'refund', payout: 0n });
  });
});

it('always adds up, and takes the fee by the one formula', () => {
  const amount = fc.bigInt({ min: 1n, max: 99_999_999n });
  const card = fc.constantFrom<CardGroup['card']>(good, { ...good, removed: true }, { ...good, expYear: 2020 });
  const groups = fc.array(fc.record({ amount, tip: amount, card }), { maxLength: 20 });
  fc.assert(
    fc.property(groups, amount, (made, target) => {
      const at = before({
        rounds: [{ ...open, target }],
        groups: made.map(({ amount: sum, ...rest }) => group(sum, rest)),
      });
      const { outcome, chargeable, dropped, collected, terms, payout, ...rest } = rehearse(at);
      expect(chargeable).toBe(dropped.amount + collected);
      expect(terms.reduce((all, one) => all + one.amount, 0n)).toBe(payout);
      if (rest.afterCollecting !== 'settle') return expect(payout).toBe(0n);
      const { fee, vat } = platformFee(collected, campaign);
      expect([outcome, payout]).toEqual(['collect', collected - fee - vat]);
    }),
  );
});
