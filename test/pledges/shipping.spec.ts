// Guarantee: what sending rewards costs is in the consent and in the charge, and goes to the campaign with the platform's
// fee on it; it never counts towards the target, is in none of the totals, and goes back after all that was promised.
import { PayoutScene } from '../payouts/scene.js';
import { day } from '../settlement/scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  try {
    await scene.settlement.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const eur = (amount: number) => ({ amount, currency: 'EUR' });

const book = { price: 2_000n, stock: 5, shipping: { BE: 0n, FR: 650n, '*': 1_200n } };
const poster = { price: 900n, shipping: { BE: 300n } };

const shippingOf = async (campaign: { id: string }) => {
  const [row] = await scene.sql<{ shipping: string; shipping_refunded: string }>(
    'select shipping, shipping_refunded from campaign_totals where campaign_id = $1',
    [campaign.id],
  );
  return [Number(row?.shipping), Number(row?.shipping_refunded)];
};

it('is asked for by country, and a higher sum needs a new consent', async () => {
  const campaign = await scene.settlement.campaign({ rewards: [book, poster] });
  const [bookId = '', posterId = ''] = campaign.rewards.map(({ id }) => id);
  const told = await scene.settlement.ok('GET', `/v1/campaigns/${campaign.id}`);
  expect(told.rewards[0].shipping).toEqual([
    { countries: ['BE'], price: eur(0) },
    { countries: ['FR'], price: eur(650) },
    { countries: ['*'], price: eur(1_200) },
  ]);

  const pledge = await scene.settlement.pledge(campaign, {
    ...{ amount: 4_000, rewardId: bookId, quantity: 2, destination: 'FR', shipping: 1_300 },
  });
  await scene.settlement.idle();
  const headers = { authorization: pledge.link };
  const change = (body: object) => scene.call('PATCH', `/v1/pledges/${pledge.id}`, { headers, body });
  const made = await scene.settlement.ok('GET', `/v1/pledges/${pledge.id}`, { headers });
  expect(made).toMatchObject({
    ...{ amount: eur(4_000), shipping: eur(1_300), destination: 'FR', consentedTotal: eur(5_300) },
  });
  expect(await scene.settlement.totals(campaign.id)).toMatchObject({ pledged: 4_000 });

  const further = await change({ destination: 'JP' });
  expect(further.body.type).toBe('/problems/consent-missing');
  expect(further.body.consent.total).toEqual(eur(6_400));
  const { version, sentence } = further.body.consent;
  expect((await change({ destination: 'JP', consent: { version, sentence } })).body).toMatchObject({
    ...{ shipping: eur(2_400), destination: 'JP', consentedTotal: eur(6_400) },
  });
  const wrong = { rewards: [{ rewardId: posterId, quantity: 1 }] };
  expect((await change(wrong)).body.type).toBe('/problems/reward-not-shipped-there');
  expect((await change({ ...wrong, destination: 'BE' })).body).toMatchObject({ shipping: eur(300), destination: 'BE' });
  expect((await change({ rewards: [] })).body).toMatchObject({ shipping: eur(0), destination: null });
  expect((await change({ rewards: [{ rewardId: bookId, quantity: 1 }] })).body.type).toBe(
    '/problems/destination-missing',
  );
  expect((await change({ destination: 'XX' })).status).toBe(400);
  expect(await scene.settlement.totals(campaign.id)).toMatchObject({ pledged: 4_000 });
});

it('does not reach a target', async () => {
  const campaign = await scene.settlement.campaign({ target: 6_000n, rewards: [book] });
  const rewardId = campaign.rewards[0]?.id ?? '';
  const pledge = await scene.settlement.pledge(campaign, {
    ...{ amount: 5_999, rewardId, quantity: 2, destination: 'JP', shipping: 2_400 },
  });
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + day));
  expect(await scene.settlement.state('campaigns', campaign.id)).toBe('unsuccessful');
  expect(await scene.settlement.state('pledges', pledge.id)).toBe('released');
  expect(await shippingOf(campaign)).toEqual([0, 0]);
}, 60_000);

it('is charged, pays the fee, is paid out, and goes back last', async () => {
  const { owner } = await scene.aCreator();
  const campaign = await scene.settlement.campaign({
    ...{ ownerId: owner.userId, target: 8_000n, rewards: [book, poster], shortfallPolicy: 'pay_anyway' },
  });
  const [rewardId = '', posterId = ''] = campaign.rewards.map(({ id }) => id);
  const sent = await scene.settlement.pledge(campaign, {
    ...{ amount: 6_000, tip: 100, rewardId, quantity: 2, destination: 'FR', shipping: 1_300 },
  });
  await scene.settlement.pledge(campaign, { amount: 2_000 });
  const card = 'pm_card_sandbox_decline_always_stolen_card';
  await scene.settlement.pledge(campaign, {
    ...{ amount: 1_000, rewardId: posterId, destination: 'BE', shipping: 300, card },
  });
  await scene.settlement.idle();
  const before = await scene.settlement.ok('GET', `/v1/campaigns/${campaign.id}/rehearsal`, {
    token: owner.token,
  });
  // 4 % of 90.00 and 16.00, and 21 % VAT on it.
  expect(before).toMatchObject({ chargeable: eur(9_000), shipping: eur(1_600), platformFee: eur(424), vat: eur(89) });

  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 14 * day));
  expect(await scene.settlement.totals(campaign.id)).toEqual({
    ...{ pledged: 9_000, chargeable: 0, collected: 8_000, dropped: 1_000, refunded: 0 },
  });
  expect(await shippingOf(campaign)).toEqual([1_300, 0]);
  const books = await scene.sandbox.payments();
  const amounts = books.filter(({ succeeded_charges: charges }) => charges > 0).map(({ amount }) => amount);
  expect(amounts.sort()).toEqual([2_000, 7_400]);
  // 4 % of 93.00 is 3.72, with 0.78 of VAT.
  expect(await scene.settlement.balance(`campaign:${campaign.id}:funds`)).toBe(9_300 - 372 - 78);
  expect(await scene.settlement.balance('platform:tips')).toBe(100);

  const refund = (amount: number) =>
    scene.call('POST', `/v1/pledges/${sent.id}/refunds`, {
      token: owner.token,
      body: { cause: 'creator', amount: eur(amount), reason: 'One book was lost.' },
    });
  expect((await refund(5_000)).status).toBe(201);
  await scene.settlement.idle();
  expect(await scene.settlement.totals(campaign.id)).toMatchObject({ refunded: 5_000 });
  expect((await refund(1_500)).status).toBe(201);
  await scene.settlement.idle();
  expect(await scene.settlement.totals(campaign.id)).toMatchObject({ refunded: 6_000 });
  expect(await shippingOf(campaign)).toEqual([1_300, 500]);
  // 4 % of the 28.00 that are left is 1.12, with 0.24 of VAT.
  expect(await scene.settlement.balance('platform:fees')).toBe(112);
  await scene.settlement.invariants();

  await scene.expectPaidOnce(campaign, await scene.approved(campaign));
  const money = await fetch(`${scene.running.url}/en/campaigns/${campaign.id}/money`).then((page) => page.text());
  expect(money.replaceAll('\u00a0', ' ')).toContain('€13.00 was paid for sending rewards');
}, 120_000);
