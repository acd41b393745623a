// Guarantee: a pledge is taken, changed and withdrawn exactly when the published rules allow it, to the millisecond and the cent.
import fc from 'fast-check';
import { reachable } from '../platform/states/index.js';
import * as errors from './pledge.errors.js';
import {
  assertCanLeave,
  assertChangeable,
  assertCollecting,
  assertMayTakeAway,
  assertOpen,
  assertWish,
  holdUntil,
  type Charging,
  lastDayMs,
  type Offered,
  type Situation,
  shipmentOf,
  stockMoves,
} from './pledge.rules.js';
import { pledgeTransitions } from './pledge.state.js';

const deadline = new Date('2026-12-01T19:00:00.000Z');
const before = (milliseconds: number) => new Date(deadline.getTime() - milliseconds);
const campaign = (parts: Partial<Situation> = {}): Situation => ({
  currency: 'EUR',
  campaignState: 'live',
  roundState: 'open',
  deadline,
  target: 100_000n,
  allOrNothing: true,
  pledged: 100_000n,
  now: before(48 * 3_600_000),
  ...parts,
});

describe('the deadline', () => {
  it.each([
    [1, undefined],
    [0, errors.DeadlinePassed],
    [-1, errors.DeadlinePassed],
  ])('%d ms before it', (milliseconds, refusal) => {
    const open = () => assertOpen(campaign({ now: before(milliseconds) }));
    if (refusal) expect(open).toThrow(refusal);
    else expect(open).not.toThrow();
  });

  it.each(['draft', 'in_review', 'scheduled', 'closing', 'collecting', 'suspended', 'cancelled', 'successful'])(
    'a %s campaign takes no pledges',
    (campaignState) =>
      expect(() => assertOpen(campaign({ campaignState }))).toThrow(errors.CampaignNotAcceptingPledges),
  );

  it('lets backers leave a suspended campaign', () => {
    expect(() => assertCanLeave(campaign({ campaignState: 'suspended' }))).not.toThrow();
    expect(() => assertCanLeave(campaign({ campaignState: 'suspended', now: deadline }))).toThrow(
      errors.DeadlinePassed,
    );
  });
});

it.each([
  [60, 30],
  [30, 0],
  [1, -29],
  [0, -30],
  // Opened after the deadline: what was made in the last instant is waited for, and nothing longer.
  [-29, -30],
])('a hold that counts from %d minutes before the deadline ends %d minutes before it', (from, until) => {
  expect(holdUntil(before(from * 60_000), deadline)).toEqual(before(until * 60_000));
});

describe('paying in person', () => {
  const collecting: Charging = {
    campaignState: 'collecting',
    roundState: 'collecting',
    collectingEndsAt: deadline,
    now: before(1),
  };
  it.each<[string, Partial<Charging>, boolean]>([
    ['while its round collects', {}, true],
    ['also when a second round is open', { campaignState: 'live' }, true],
    ['not while suspended', { campaignState: 'suspended' }, false],
    ['not once called off', { campaignState: 'refunding' }, false],
    ['not at the end of the window', { now: deadline }, false],
    ['not before the round is decided', { roundState: 'closing', collectingEndsAt: null }, false],
    ['not once it is settled', { campaignState: 'successful', roundState: 'settled' }, false],
  ])('%s', (_, over, may) => {
    const check = expect(() => assertCollecting({ ...collecting, ...over }));
    if (may) check.not.toThrow();
    else check.toThrow(errors.CampaignNotCollecting);
  });
});

describe('what is asked for', () => {
  const shelf = new Map([
    ['mug', { price: 1500n, free: 2 }],
    ['card', { price: 500n, free: undefined }],
  ]);
  const wish = (amount: bigint, tip = 0n, rewards: { rewardId: string; quantity: number }[] = []) => ({
    amount,
    tip,
    currency: 'EUR',
    rewards,
    destination: null,
  });
  it.each([
    [
      'exactly the rewards',
      wish(3500n, 0n, [
        { rewardId: 'mug', quantity: 2 },
        { rewardId: 'card', quantity: 1 },
      ]),
      undefined,
    ],
    [
      'one cent less',
      wish(3499n, 0n, [
        { rewardId: 'mug', quantity: 2 },
        { rewardId: 'card', quantity: 1 },
      ]),
      errors.AmountBelowRewards,
    ],
    ['a tip does not pay rewards', wish(1499n, 1n, [{ rewardId: 'mug', quantity: 1 }]), errors.AmountBelowRewards],
    ['one too many', wish(9999n, 0n, [{ rewardId: 'mug', quantity: 3 }]), errors.RewardSoldOut],
    ['any number where stock is not limited', wish(50_000n, 0n, [{ rewardId: 'card', quantity: 100 }]), undefined],
    ['a reward of another campaign', wish(9999n, 0n, [{ rewardId: 'boat', quantity: 1 }]), errors.RewardNotOffered],
    [
      'the same reward twice',
      wish(9999n, 0n, [
        { rewardId: 'card', quantity: 1 },
        { rewardId: 'card', quantity: 1 },
      ]),
      errors.RewardListedTwice,
    ],
    ['the smallest charge', wish(50n), undefined],
    ['less than the smallest charge', wish(49n), errors.AmountNotChargeable],
    ['eight digits with the tip', wish(99_999_998n, 1n), undefined],
    ['nine digits with the tip', wish(99_999_999n, 1n), errors.AmountNotChargeable],
    ['another currency', { ...wish(5000n), currency: 'JPY' }, errors.WrongCurrency],
  ])('%s', (_, asked, refusal) => {
    const check = () => assertWish(asked, 'EUR', shelf);
    if (refusal) expect(check).toThrow(refusal);
    else expect(check).not.toThrow();
  });

  it.each([
    ['BHD', 12_340n, 1_000n, undefined],
    ['BHD', 12_345n, 0n, '/amount/amount'],
    ['KWD', 12_340n, 5n, '/tip/amount'],
    // Each by itself, not only together: a refund may leave the tip.
    ['OMR', 12_345n, 5n, '/amount/amount'],
    ['ISK', 8_001n, 1n, undefined],
    ['UGX', 20_001n, 0n, undefined],
    ['JPY', 1_501n, 1n, undefined],
  ])('in %s %s and a tip of %s: refused at %s', (currency, amount, tip, pointer) => {
    const check = () => assertWish({ ...wish(amount, tip), currency }, currency, shelf);
    if (!pointer) return expect(check).not.toThrow();
    expect(check).toThrow(
      expect.objectContaining({ code: 'amount-between-steps', errors: [expect.objectContaining({ pointer })] }),
    );
  });

  it.each([
    ['ISK', 999_999n, true],
    ['ISK', 1_000_000n, false],
    ['UGX', 1_000_000n, false],
    ['JPY', 1_000_000n, true],
  ])('in %s %s is chargeable: %s', (currency, amount, chargeable) => {
    const check = expect(() => assertWish({ ...wish(amount), currency }, currency, shelf));
    if (chargeable) check.not.toThrow();
    else check.toThrow(errors.AmountNotChargeable);
  });

  it.each([
    ['alone', ['frame'], errors.AddOnAlone],
    ['beside another add-on', ['frame', 'string'], errors.AddOnAlone],
    ['beside a reward', ['mug', 'frame'], undefined],
    ['named before the reward', ['frame', 'string', 'mug'], undefined],
  ])('an add-on %s', (_, ids, refusal) => {
    const addOns = new Map<string, Offered>([
      ...shelf,
      ['frame', { price: 900n, free: undefined, isAddOn: true }],
      ['string', { price: 100n, free: undefined, isAddOn: true }],
    ]);
    const asked = wish(9_999n, 0n, ids.map((rewardId) => ({ rewardId, quantity: 1 }))); // prettier-ignore
    const check = () => assertWish(asked, 'EUR', addOns);
    if (refusal) expect(check).toThrow(refusal);
    else expect(check).not.toThrow();
  });

  it('counts what the pledge holds already as free for itself', () => {
    const sold = new Map([['mug', { price: 1500n, free: 0 }]]);
    const again = wish(1500n, 0n, [{ rewardId: 'mug', quantity: 1 }]);
    expect(() => assertWish(again, 'EUR', sold, again.rewards)).not.toThrow();
    expect(() => assertWish(again, 'EUR', sold)).toThrow(errors.RewardSoldOut);
  });
});

describe('the last 24 hours', () => {
  it.each([
    ['a day and a millisecond before', campaign({ now: before(lastDayMs + 1) }), 1n, false],
    ['exactly a day before', campaign({ now: before(lastDayMs) }), 1n, true],
    ['one cent that carries the target', campaign({ now: before(1) }), 1n, true],
    ['one cent above the target', campaign({ now: before(1), pledged: 100_001n }), 1n, false],
    ['two cents where one is spare', campaign({ now: before(1), pledged: 100_001n }), 2n, true],
    ['a campaign below its target anyway', campaign({ now: before(1), pledged: 99_999n }), 5000n, false],
    ['raising', campaign({ now: before(1) }), -1n, false],
    ['keep-it-all', campaign({ now: before(1), allOrNothing: false }), 100n, false],
  ])('%s', (_, at, less, refused) => {
    const check = () => assertMayTakeAway(at, less);
    if (refused) expect(check).toThrow(errors.WouldMissTarget);
    else expect(check).not.toThrow();
  });
});

describe('states', () => {
  it('are all reachable', () => {
    expect([...reachable(pledgeTransitions, 'pending')].sort()).toEqual(Object.keys(pledgeTransitions).sort());
  });

  it('only pending and active pledges can be changed by their backer', () => {
    const changeable = (Object.keys(pledgeTransitions) as (keyof typeof pledgeTransitions)[]).filter((state) => {
      try {
        assertChangeable(state);
        return true;
      } catch {
        return false;
      }
    });
    expect(changeable).toEqual(['pending', 'active']);
  });
});

it('stock moves undo each other, and a change moves only the difference', () => {
  const choice = fc.uniqueArray(
    fc.record({ rewardId: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 9 }) }),
    {
      selector: (reward) => reward.rewardId,
    },
  );
  fc.assert(
    fc.property(choice, choice, (before, next) => {
      const there = stockMoves(before, next);
      const back = stockMoves(next, before);
      expect([...there.keys()].sort()).toEqual([...back.keys()].sort());
      for (const [rewardId, by] of there) expect(by + (back.get(rewardId) ?? 0)).toBe(0);
      expect(stockMoves(next, next).size).toBe(0);
    }),
  );
});

describe('shipping', () => {
  const shelf = new Map([
    ['book', { price: 2_000n, free: undefined, shipping: new Map([['BE', 0n], ['FR', 650n], ['*', 1_200n]]) }],
    ['poster', { price: 900n, free: undefined, shipping: new Map([['BE', 300n]]) }],
    ['thanks', { price: 500n, free: undefined }],
  ]); // prettier-ignore
  const of = (rewards: Record<string, number>, destination: string | null) =>
    shipmentOf(
      Object.entries(rewards).map(([rewardId, quantity]) => ({ rewardId, quantity })),
      destination,
      shelf,
    );

  it.each([
    ['nothing chosen', {}, 'BE', 0n, null],
    ['nothing that is sent', { thanks: 2 }, 'FR', 0n, null],
    ['each piece costs', { book: 3, thanks: 1 }, 'FR', 1_950n, 'FR'],
    ['several rewards', { book: 1, poster: 2 }, 'BE', 600n, 'BE'],
    ['free, and sent all the same', { book: 1 }, 'BE', 0n, 'BE'],
    ['everywhere else', { book: 1 }, 'JP', 1_200n, 'JP'],
  ])('%s', (_, rewards, country, shipping, destination) =>
    expect(of(rewards, country)).toEqual({ shipping, destination }),
  );

  it('is not without a country', () => expect(() => of({ book: 1 }, null)).toThrow(errors.DestinationMissing));

  it('is not to a country without a price', () =>
    expect(() => of({ poster: 1 }, 'FR')).toThrow(errors.RewardNotShippedThere));

  it('does not pay for a reward, and fits the charge with it', () => {
    const wish = (amount: bigint) => ({
      ...{ amount, tip: 0n, currency: 'EUR', destination: 'FR', rewards: [{ rewardId: 'book', quantity: 1 }] },
    });
    expect(() => assertWish(wish(1_999n), 'EUR', shelf)).toThrow(errors.AmountBelowRewards);
    expect(assertWish(wish(2_000n), 'EUR', shelf)).toEqual({ shipping: 650n, destination: 'FR' });
    expect(assertWish(wish(99_999_349n), 'EUR', shelf).shipping).toBe(650n);
    expect(() => assertWish(wish(99_999_350n), 'EUR', shelf)).toThrow(errors.AmountNotChargeable);
  });
});
