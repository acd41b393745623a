// Guarantee: from the deadline to the end of the window every pledge is charged once or dropped: good cards at once,
// soft declines by the schedule, confirmations in person, dead cards not at all, and the sums agree everywhere.
import { day, hour, SettlementScene } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

it('collects good cards at the deadline and takes the platform fee once', async () => {
  const campaign = await scene.campaign({ target: 5_000n });
  const pledges = [
    await scene.pledge(campaign),
    await scene.pledge(campaign, { amount: 4_000, tip: 150 }),
    await scene.pledge(campaign, { amount: 1_000, card: 'pm_card_mastercard' }),
  ];
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));

  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.totals(campaign.id)).toEqual({
    pledged: 7_500,
    chargeable: 0,
    collected: 7_500,
    dropped: 0,
    refunded: 0,
  });
  expect(await scene.chargesOf(...pledges)).toEqual([1, 1, 1]);
  for (const { id } of pledges) expect(await scene.state('pledges', id)).toBe('collected');
  const { state, frozen_pledged, decided_at, deadline } = await scene.round(campaign.id);
  expect({ state, frozen: Number(frozen_pledged) }).toEqual({ state: 'settled', frozen: 7_500 });
  expect(decided_at.getTime() - deadline.getTime()).toBeLessThan(60_000);
  // 4 % of 75.00 and 21 % VAT on that; the tip is the platform's and in no total.
  expect(await scene.balance('platform:fees')).toBe(300);
  expect(await scene.balance('platform:vat')).toBe(63);
  expect(await scene.balance('platform:tips')).toBe(150);
  expect(await scene.balance(`campaign:${campaign.id}:funds`)).toBe(7_500 - 363);
}, 60_000);

it('ends without a charge below the target, and gives the stock back', async () => {
  const campaign = await scene.campaign({ target: 5_000n, rewards: [{ price: 2_000n, stock: 1 }] });
  const pledge = await scene.pledge(campaign, { amount: 4_999, rewardId: campaign.rewards[0]?.id });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));

  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
  expect(await scene.state('pledges', pledge.id)).toBe('released');
  expect(await scene.totals(campaign.id)).toMatchObject({
    pledged: 4_999,
    chargeable: 0,
    collected: 0,
    dropped: 4_999,
  });
  expect(await scene.sql('select 1 from payments where campaign_id = $1', [campaign.id])).toEqual([]);
  expect(await scene.sql('select taken from reward_stock where reward_id = $1', [campaign.rewards[0]?.id])).toEqual([
    { taken: 0 },
  ]);
}, 60_000);

it('tries a soft decline again at +48 hours of business time', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const pledge = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_1_insufficient_funds' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  expect(await scene.state('pledges', pledge.id)).toBe('errored');
  const { decided_at } = await scene.round(campaign.id);
  expect(await scene.item(pledge.id)).toMatchObject({
    state: 'open',
    attempts: 1,
    due_at: new Date(decided_at.getTime() + 48 * hour),
  });

  await scene.liveUntil(new Date(campaign.deadline.getTime() + 49 * hour));
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
  expect((await scene.history(pledge.id)).map(({ to }) => to)).toEqual([
    ...['pending', 'active', 'charging', 'errored', 'charging', 'collected'],
  ]);
  expect(await scene.chargesOf(pledge)).toEqual([1]);
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
}, 60_000);

it('waits for the backer when the bank wants to see them, and collects the same payment', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const pledge = await scene.pledge(campaign, { card: 'pm_card_authenticationRequired' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  expect(await scene.state('pledges', pledge.id)).toBe('needs_action');
  expect(await scene.item(pledge.id)).toMatchObject({ state: 'open', attempts: 1, due_at: null });

  const { clientSecret } = await scene.ok('POST', `/v1/pledges/${pledge.id}/payment`, {
    headers: { authorization: pledge.link },
  });
  await scene.sandbox.browser.pay(clientSecret);
  await scene.idle();
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
  expect(await scene.chargesOf(pledge)).toEqual([1]);
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
}, 60_000);

it('drops a dead card at +168 hours, gives its stock back, and keeps what came by the policy', async () => {
  const campaign = await scene.campaign({
    target: 5_000n,
    shortfallPolicy: 'pay_anyway',
    rewards: [{ price: 2_500n, stock: 5 }],
  });
  const rewardId = campaign.rewards[0]?.id;
  const good = await scene.pledge(campaign, { rewardId });
  const dead = await scene.pledge(campaign, { rewardId, card: 'pm_card_chargeCustomerFail' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 167 * hour));
  expect(await scene.state('campaigns', campaign.id)).toBe('collecting');
  expect(await scene.item(dead.id)).toMatchObject({ state: 'open' });

  await scene.liveUntil(new Date(campaign.deadline.getTime() + 169 * hour));
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.state('pledges', dead.id)).toBe('dropped');
  expect(await scene.totals(campaign.id)).toEqual({
    pledged: 5_000,
    chargeable: 0,
    collected: 2_500,
    dropped: 2_500,
    refunded: 0,
  });
  expect(await scene.chargesOf(good, dead)).toEqual([1, 0]);
  const { decided_at } = await scene.round(campaign.id);
  const dropped = (await scene.history(dead.id)).find(({ to }) => to === 'dropped');
  expect(dropped?.at.getTime()).toBeGreaterThanOrEqual(decided_at.getTime() + 168 * hour);
  expect(await scene.sql('select taken from reward_stock where reward_id = $1', [rewardId])).toEqual([{ taken: 1 }]);
}, 90_000);

it('makes four attempts in all on a card that is always declined softly', async () => {
  const campaign = await scene.campaign({ target: 2_500n, model: 'keep_it_all' });
  const pledge = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_insufficient_funds' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 8 * day));
  const attempts = await scene.sql<{ started_at: Date; outcome: string }>(
    `select a.started_at, a.outcome from payment_attempts a join payments p on p.id = a.payment_id
     where p.pledge_id = $1 order by a.number`,
    [pledge.id],
  );
  const { decided_at } = await scene.round(campaign.id);
  const afterHours = attempts.map(({ started_at }) => Math.floor((started_at.getTime() - decided_at.getTime()) / hour));
  expect(afterHours).toEqual([0, 48, 96, 144]);
  expect(await scene.state('pledges', pledge.id)).toBe('dropped');
  // Nothing was collected, so there is nothing to refund.
  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
}, 90_000);

it('charges a new card at once, not at the next slot', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const pledge = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_lost_card' });
  const waiting = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_1_insufficient_funds' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 3 * hour));
  expect(await scene.state('pledges', pledge.id)).toBe('errored');

  const headers = { authorization: pledge.link };
  const refused = await scene.running.call('POST', `/v1/pledges/${pledge.id}/setup`, { headers, body: {} });
  expect(refused.status).toBe(422);
  const { version, sentence } = refused.body.consent;
  await scene.saveCard(pledge, 'pm_card_visa', { version, sentence });
  await scene.idle();
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
  expect(await scene.chargesOf(pledge)).toEqual([1]);
  // Its neighbour still waits for its own time.
  expect(await scene.item(waiting.id)).toMatchObject({ state: 'open', attempts: 1 });
}, 60_000);

it('tells the backer what is wanted, at most once in 48 hours', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_insufficient_funds' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 7 * day));
  const told = await scene.sql<{ reminded_at: Date }>(
    'select reminded_at from settlement_items where campaign_id = $1',
    [campaign.id],
  );
  const { decided_at } = await scene.round(campaign.id);
  expect(told[0]?.reminded_at.getTime()).toBeGreaterThanOrEqual(decided_at.getTime() + 144 * hour);
}, 60_000);
