// Guarantee: whatever way a pledge ends, its saved cards are detached at the provider soon after, unless another open
// pledge uses them; nothing waits for it, and what has to be sent back is sent back without them.
import { until } from '../support/until.js';
import { hour, SettlementScene, type TestPledge } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);
afterEach(() => scene.sandbox.faults());

/** The cards that were saved for a pledge, first to last. */
async function cardsOf({ id }: TestPledge): Promise<string[]> {
  const found = await scene.sql<{ card: string }>(
    `select payment_method_id as card from card_setups where pledge_id = $1 and state = 'succeeded' order by number`,
    [id],
  );
  return found.map(({ card }) => card);
}

/** Of the cards of a pledge, which ones a customer still has, as the provider says. */
async function saved(pledge: TestPledge): Promise<boolean[]> {
  const cards = await Promise.all(
    (await cardsOf(pledge)).map((card) => scene.sandbox.stripe.paymentMethods.retrieve(card)),
  );
  return cards.map(({ customer }) => customer !== null);
}

const gone = async (...pledges: TestPledge[]) =>
  until(async () => !(await Promise.all(pledges.map(saved))).flat().includes(true), 10_000);

it('keeps every card until the round ends, then detaches those of collected, dropped and replaced alike', async () => {
  const campaign = await scene.campaign({ target: 5_000n, shortfallPolicy: 'pay_anyway' });
  const good = await scene.pledge(campaign, { amount: 5_000 });
  const dead = await scene.pledge(campaign, { card: 'pm_card_chargeCustomerFail' });
  const replaced = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_lost_card' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  expect(await scene.state('campaigns', campaign.id)).toBe('collecting');
  await scene.replaceCard(replaced, 'pm_card_mastercard');
  expect(await scene.state('pledges', replaced.id)).toBe('collected');
  await until(async () => (await saved(replaced))[0] === false, 10_000);
  expect(await Promise.all([good, dead, replaced].map(saved))).toEqual([[true], [true], [false, true]]);

  await scene.liveUntil(new Date(campaign.deadline.getTime() + 169 * hour));
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  await gone(good, dead, replaced);
  expect(await scene.chargesOf(good, dead, replaced)).toEqual([1, 0, 1]);
}, 90_000);

it('one that another open pledge uses stays until that one ends', async () => {
  const [early, late] = [
    await scene.campaign({ target: 2_500n }),
    await scene.campaign({ target: 2_500n, runsMs: 480 * hour }),
  ];
  const email = 'regular@example.org';
  const first = await scene.pledge(early, { email });
  await scene.idle();
  const [card = ''] = await cardsOf(first);
  const second = await scene.pledge(late, { email, card });
  const own = await scene.pledge(early, { email });
  await scene.liveUntil(new Date(early.deadline.getTime() + hour));
  expect(await scene.state('campaigns', early.id)).toBe('successful');
  await gone(own);
  expect(await cardsOf(second)).toEqual([card]);
  expect(await saved(second)).toEqual([true]);

  await scene.liveUntil(new Date(late.deadline.getTime() + hour));
  expect(await scene.state('campaigns', late.id)).toBe('successful');
  await gone(second);
  expect(await scene.chargesOf(first, second, own)).toEqual([1, 1, 1]);
}, 60_000);

it('cancelled by the backer, replaced before the deadline, saved too late, and released below the target', async () => {
  const campaign = await scene.campaign({ target: 10_000n });
  const cancelled = await scene.pledge(campaign);
  const released = await scene.pledge(campaign);
  const late = await scene.pledge(campaign, { card: null });
  await scene.idle();
  await scene.replaceCard(released, 'pm_card_mastercard');
  await until(async () => (await saved(released))[0] === false, 10_000);
  expect(await saved(released)).toEqual([false, true]);

  await scene.ok('POST', `/v1/pledges/${cancelled.id}/cancel`, { headers: { authorization: cancelled.link } });
  await gone(cancelled);

  // The pay page of a cancelled pledge: our question comes after the card was saved, and its webhook later still.
  const { clientSecret } = await scene.ok('POST', `/v1/pledges/${late.id}/setup`, {
    headers: { authorization: late.link },
    body: {},
  });
  await scene.sandbox.faults({ kind: 'lost', match: { path: '^setup_intent' } });
  await scene.sandbox.browser.saveCard(clientSecret);
  await scene.ok('POST', `/v1/pledges/${late.id}/cancel`, { headers: { authorization: late.link } });
  await until(async () => (await cardsOf(late)).length === 1, 10_000);
  await gone(late);
  expect(await scene.state('pledges', late.id)).toBe('cancelled');

  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
  await gone(released);
}, 60_000);

it('a provider that forgets nothing holds up neither settlement nor refunds', async () => {
  await scene.sandbox.faults({ kind: 'error_before_commit', match: { method: 'POST', path: '/detach$' } });
  const campaign = await scene.campaign({ target: 5_000n });
  const good = await scene.pledge(campaign);
  const dead = await scene.pledge(campaign, { card: 'pm_card_chargeCustomerFail' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 170 * hour));
  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 2_500, dropped: 2_500, refunded: 2_500 });
  expect(await Promise.all([good, dead].map(saved))).toEqual([[true], [true]]);
  await scene.sandbox.faults();
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 172 * hour));
  await gone(good, dead);
}, 90_000);

it('a refund needs no card', async () => {
  const campaign = await scene.campaign({ target: 5_000n });
  const good = await scene.pledge(campaign);
  const dead = await scene.pledge(campaign, { card: 'pm_card_chargeCustomerFail' });
  await scene.sandbox.faults({ kind: 'error_before_commit', match: { method: 'POST', path: '^/v1/refunds$' } });
  await scene.moveClock(new Date(campaign.deadline.getTime() + 1_000));
  await scene.idle();
  await scene.moveClock(new Date(campaign.deadline.getTime() + 168.5 * hour));
  await gone(good, dead);
  expect(await scene.state('campaigns', campaign.id)).toBe('refunding');
  await scene.sandbox.faults();
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 172 * hour));
  expect(await scene.totals(campaign.id)).toMatchObject({ refunded: 2_500 });
}, 90_000);
