// Guarantee: each day it is proved that what we hold at the provider covers what we owe; a day on which it does not stops
// all payouts; and the books of one campaign can be read whole, both sides of every account.
import { PayoutScene, type PaidCampaign } from '../payouts/scene.js';

let scene: PayoutScene;
let campaign: PaidCampaign;
beforeAll(async () => {
  scene = await PayoutScene.open();
  campaign = await scene.aPayableCampaign();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
});

const ok = (method: string, path: string, token = scene.approver.token) => scene.settlement.ok(method, path, { token });

async function proved() {
  await ok('POST', '/v1/admin/reconciliations');
  await scene.settlement.idle();
  return (await ok('GET', '/v1/admin/coverage')).data;
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });

it('proves it each day', async () => {
  const days = await proved();
  // 120.00 and two tips of 1.00 were charged, less the provider's fees; the campaign is owed 120.00 less both fees.
  expect(days[0]).toMatchObject({
    available: eur(12_200 - 234),
    pending: eur(0),
    arriving: eur(0),
    owed: eur(12_000 - 480 - 101 - 234),
    covered: true,
  });
  expect(days.length).toBeGreaterThan(1);
  expect(new Set(days.map(({ day }: { day: string }) => day)).size).toBe(days.length);
});

it('stops all payouts when it does not hold, and lets them go on when it does', async () => {
  await scene.sandbox.stripe.payouts.create({ amount: 11_000, currency: 'eur' });
  expect((await proved())[0]).toMatchObject({ available: eur(966), covered: false });
  const { status, body } = await scene.prepare(campaign);
  expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/payouts-blocked' });
  await scene.sandbox.stripe.topups.create({ amount: 11_000, currency: 'eur', description: 'Back again' });
  expect((await proved())[0]).toMatchObject({ covered: true });
  await scene.approved(campaign);
  await scene.settlement.idle();
  expect((await proved())[0]).toMatchObject({ owed: eur(0), covered: true });
}, 60_000);

it('shows the trial balance of a campaign, which adds up to nothing', async () => {
  const { lines, difference } = await ok('GET', `/v1/admin/campaigns/${campaign.id}/trial-balance`);
  expect(difference).toEqual(eur(0));
  const balances = lines.map((line: { account: string; balance: { amount: number } }) => [
    line.account.replace(campaign.id, 'C').replace(/recipient:.*:paid/, 'recipient:R:paid'),
    line.balance.amount,
  ]);
  expect(Object.fromEntries(balances)).toEqual({
    'campaign:C:funds': 0,
    'campaign:C:fees_due': 0,
    outside: -12_200 + 234,
    'platform:fees': 480,
    'platform:tips': 200,
    'platform:vat': 101,
    'recipient:R:paid': 12_000 - 480 - 101 - 234,
  });
  expect(lines).toContainEqual({
    account: `campaign:${campaign.id}:funds`,
    received: eur(12_000),
    given: eur(12_000),
    balance: eur(0),
  });
});

it('shows the books to staff alone', async () => {
  const paths = ['/v1/admin/coverage', `/v1/admin/campaigns/${campaign.id}/trial-balance`];
  for (const path of paths) {
    expect((await scene.call('GET', path, { token: campaign.owner.token })).status).toBe(403);
  }
  const nobody = '01a21a7f-b63a-7aa7-8f0c-503e3630440d';
  const { status } = await scene.call('GET', `/v1/admin/campaigns/${nobody}/trial-balance`, {
    token: scene.approver.token,
  });
  expect(status).toBe(404);
});
