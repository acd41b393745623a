// Guarantee: what nobody foresaw is never taken for a failure: it is held for staff, three of a kind stop the campaign's
// collection, and released it goes on; lost answers are asked about; money for a dropped pledge goes back.
import { RecordResults } from '../../src/settlement/record-results.js';
import { aMember, staff } from '../support/people.js';
import { expectSameTransitions } from '../support/transitions.js';
import { itemTransitions } from '../../src/settlement/index.js';
import { refundTransitions } from '../../src/refunds/index.js';
import { DataSource } from 'typeorm';
import { hour, SettlementScene, type TestPledge } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

const soon = (campaign: { deadline: Date }) => new Date(campaign.deadline.getTime() + hour);

/** The provider no longer knows the customer of these pledges, which no flow of ours leads to; answers the way back. */
async function loseCustomers(pledges: readonly TestPledge[]): Promise<() => Promise<void>> {
  const ids = pledges.map(({ id }) => id);
  const where = 'user_id in (select backer_id from pledges where id = any($1::uuid[]))';
  await scene.sql(`update customers set provider_id = reverse(provider_id) where ${where}`, [ids]);
  return async () => {
    await scene.sql(`update customers set provider_id = reverse(provider_id) where ${where}`, [ids]);
  };
}

it('holds an item after a refusal that nobody foresaw, and collects it when staff release it', async () => {
  const campaign = await scene.campaign({ target: 5_000n });
  const [good, odd] = [await scene.pledge(campaign), await scene.pledge(campaign)];
  await scene.idle();
  const restore = await loseCustomers([odd]);
  await scene.liveUntil(soon(campaign));
  expect(await scene.state('pledges', good.id)).toBe('collected');
  expect(await scene.state('pledges', odd.id)).toBe('charging');
  const item = await scene.item(odd.id);
  expect(item).toMatchObject({ state: 'held', held_code: 'resource_missing' });

  const finance = await staff(scene.running, 'finance');
  const { data } = await scene.ok('GET', '/v1/admin/held-items', { token: finance.token });
  expect(data).toEqual([
    expect.objectContaining({ id: item.id, code: 'resource_missing', total: { amount: 2_500, currency: 'EUR' } }),
  ]);
  const body = { reason: 'The customer was restored at the provider.' };
  const stranger = await aMember(scene.running);
  const release = `/v1/admin/held-items/${item.id}/release`;
  expect((await scene.running.call('POST', release, { token: stranger.token, body })).status).toBe(403);
  await restore();
  await scene.ok('POST', release, { token: finance.token, body });
  expect((await scene.running.call('POST', release, { token: finance.token, body })).status).toBe(404);
  await scene.idle();
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.chargesOf(good, odd)).toEqual([1, 1]);
}, 60_000);

it('stops the collection of a campaign after three held items with the same code', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const odd: TestPledge[] = [];
  for (let n = 0; n < 3; n += 1) odd.push(await scene.pledge(campaign));
  const late = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_1_insufficient_funds' });
  await scene.idle();
  const restore = await loseCustomers(odd);
  await scene.liveUntil(soon(campaign));
  for (const { id } of odd) expect((await scene.item(id)).state).toBe('held');
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 60 * hour));
  expect(await scene.item(late.id)).toMatchObject({ state: 'open', attempts: 1 });

  await restore();
  const { token } = await staff(scene.running, 'finance');
  for (const { id } of odd) {
    const item = await scene.item(id);
    await scene.ok('POST', `/v1/admin/held-items/${item.id}/release`, { token, body: { reason: 'Mended.' } });
  }
  await scene.idle();
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.chargesOf(...odd, late)).toEqual([1, 1, 1, 1]);
}, 60_000);

it('finds out what became of charges whose answers were lost', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const pledges: TestPledge[] = [];
  for (let n = 0; n < 6; n += 1) pledges.push(await scene.pledge(campaign));
  await scene.idle();
  await scene.sandbox.faults(
    { kind: 'error_after_commit', match: { method: 'POST', path: '/confirm$', count: 2 } },
    { kind: 'error_before_commit', saved: true, match: { method: 'POST', path: '/confirm$', count: 1 } },
    { kind: 'body_cut_after_commit', match: { method: 'POST', path: '/v1/payment_intents$', count: 2 } },
    { kind: 'rate_limit', match: { method: 'POST', path: '/v1/payment_intents$', count: 1 } },
  );
  await scene.liveUntil(soon(campaign));
  await scene.sandbox.faults();
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.chargesOf(...pledges)).toEqual([1, 1, 1, 1, 1, 1]);
}, 60_000);

it('sends back, within the hour, money that comes for a pledge that was dropped', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const good = await scene.pledge(campaign);
  const slow = await scene.pledge(campaign, { card: 'pm_card_authenticationRequired', tip: 120 });
  await scene.liveUntil(soon(campaign));
  const [payment] = await scene.sql<{ id: string; item_id: string }>(
    'select id, item_id from payments where pledge_id = $1',
    [slow.id],
  );
  const secret = await scene.ok('POST', `/v1/pledges/${slow.id}/payment`, { headers: { authorization: slow.link } });
  // Nothing of ours drops an item whose payment can still succeed; somebody's mistake would.
  await scene.get(RecordResults).execute([
    {
      campaignId: campaign.id,
      pledgeId: slow.id,
      itemId: payment?.item_id ?? '',
      paymentId: payment?.id ?? '',
      result: { kind: 'cancelled' },
    },
  ]);
  expect(await scene.state('pledges', slow.id)).toBe('dropped');
  await scene.idle();
  // The saved card is gone with the pledge; on a page that was left open another one still pays.
  await scene.sandbox.browser.pay(secret.clientSecret, 'pm_card_visa');
  await scene.idle();

  expect(await scene.totals(campaign.id)).toEqual({
    pledged: 5_000,
    chargeable: 0,
    collected: 2_500,
    dropped: 2_500,
    refunded: 0,
  });
  expect(await scene.sql('select cause, state, amount, tip from refunds where pledge_id = $1', [slow.id])).toEqual([
    { cause: 'unexpected_receipt', state: 'succeeded', amount: '2500', tip: '120' },
  ]);
  expect(await scene.balance('unexpected_receipts')).toBe(0);
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.chargesOf(good, slow)).toEqual([1, 1]);
  const { data } = await scene.ok('GET', `/v1/admin/refunds?campaign=${campaign.id}`, {
    token: (await staff(scene.running, 'auditor')).token,
  });
  expect(data).toEqual([
    expect.objectContaining({ cause: 'unexpected_receipt', total: { amount: 2_620, currency: 'EUR' } }),
  ]);
}, 60_000);

it('shows the settlement to the owner and staff only', async () => {
  const owner = await aMember(scene.running);
  const campaign = await scene.campaign({ target: 2_500n, ownerId: owner.userId });
  await scene.pledge(campaign);
  const path = `/v1/campaigns/${campaign.id}/settlement`;
  expect((await scene.running.call('GET', path, { token: owner.token })).status).toBe(404);
  await scene.liveUntil(soon(campaign));
  expect(await scene.ok('GET', path, { token: owner.token })).toMatchObject({
    state: 'settled',
    openItems: 0,
    collectedItems: 1,
    collected: { amount: 2_500, currency: 'EUR' },
  });
  expect((await scene.running.call('GET', path, { token: (await aMember(scene.running)).token })).status).toBe(404);
  expect((await scene.running.call('GET', path)).status).toBe(401);
}, 60_000);

it('has the same transitions in the database as in the tables', async () => {
  const dataSource = scene.get(DataSource);
  await expectSameTransitions(dataSource, 'settlement_item', itemTransitions, 'open');
  await expectSameTransitions(dataSource, 'refund', refundTransitions, 'proposed', 'requested');
});
