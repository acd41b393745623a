// Guarantee: whatever a campaign comes to, backers, platform, creator and provider have what the outcome table
// gives to each (its rows are the names of these tests), to the cent, in the provider's books as in ours.
import { PayoutScene } from '../payouts/scene.js';
import { type Lived, tell } from './outcome-stage.js';
import { stories } from './outcomes.js';
import { storiesBack } from './outcomes-back.js';
import { storiesInTranches } from './outcomes-tranches.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
  // What the platform bears is its own money, and nothing is paid out while the balance does not cover what is owed.
  await scene.sandbox.stripe.topups.create({ amount: 100_000, currency: 'eur' });
}, 60_000);
afterAll(async () => {
  await scene.stop();
}, 60_000);

const euros = (cents: number) => (cents / 100).toFixed(2);

describe.each([...stories, ...storiesBack, ...storiesInTranches])('$row: $way', (story) => {
  const { backers, tips, fee, vat, providerFee, disputeFee = 0, funds, state } = story.comesTo;
  let lived: Lived;
  beforeAll(async () => {
    lived = await tell(scene, story);
  }, 120_000);

  it(`backers: ${backers.map(([charged, back]) => (charged === 0 ? 'nothing charged' : `${euros(charged)} charged, ${euros(back)} back`)).join('; ')}`, () =>
    expect(lived.outcome.backers).toEqual(backers));

  it(`tips: the platform keeps ${euros(tips)}`, () => expect(lived.outcome.tips).toBe(tips));

  it(`platform fee ${euros(fee)} and VAT ${euros(vat)}`, () =>
    expect([lived.outcome.fee, lived.outcome.vat]).toEqual([fee, vat]));

  it(`provider's fee${disputeFee > 0 ? `, and ${euros(disputeFee)} for the dispute` : ''}: borne by ${providerFee}`, () => {
    expect(lived.outcome).toMatchObject({ providerFee, disputeFee });
    expect(lived.providerFees > 0).toBe(providerFee !== 'nobody');
  });

  it(`${state}, with ${euros(funds)} for the campaign, and the books in order`, async () => {
    expect(lived.outcome).toMatchObject({ state, funds });
    await scene.settlement.invariants();
  }, 60_000);
});
