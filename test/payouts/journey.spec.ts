// Guarantee: a payout is what was collected less what was refunded, taken as fee and charged by the provider, to the cent,
// each term a posting; it reaches the creator's account once, their bank is shown, and the timeline names what it waits for.
import { day } from '../settlement/scene.js';
import { aMember } from '../support/people.js';
import { PayoutScene } from './scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

it('goes from the deadline to the bank of the creator', async () => {
  const campaign = await scene.aSettledCampaign();
  const { settlement } = scene;
  expect(await settlement.state('campaigns', campaign.id)).toBe('successful');
  const books = await scene.sandbox.payments();
  const providerFees = books.reduce((sum, { fee }) => sum + fee, 0);
  expect(providerFees).toBeGreaterThan(0);
  // 4 % of 120.00 is 4.80, 21 % VAT on it 1.01.
  const amount = 12_000 - 480 - 101 - providerFees;

  const early = await scene.timeline(campaign);
  expect(early).toMatchObject({ waitsFor: ['delay'], left: { amount, currency: 'EUR' }, data: [] });
  expect(early.earliest).toBe(new Date(campaign.deadline.getTime() + 14 * day).toISOString());

  await settlement.liveUntil(early.earliest);
  expect(await scene.waitsFor(campaign)).toEqual(['preparation']);
  const prepared = await scene.prepare(campaign);
  expect(prepared.status).toBe(201);
  const account = `campaign:${campaign.id}`;
  expect(prepared.body).toMatchObject({ state: 'prepared', amount: { amount }, preparedBy: scene.preparer.userId });
  const terms = prepared.body.terms.map((one: { term: string; account: string; amount: { amount: number } }) => [
    one.term,
    one.account,
    one.amount.amount,
  ]);
  expect(terms).toEqual([
    ['collected', 'outside', 12_000],
    ['platform_fee', 'platform:fees', -480],
    ['vat', 'platform:vat', -101],
    ['processing_fees', `${account}:fees_due`, -providerFees],
  ]);
  expect(await settlement.balance(`${account}:fees_due`)).toBe(0);
  expect(await settlement.balance(`${account}:funds`)).toBe(amount);
  expect(await scene.waitsFor(campaign)).toEqual(['approval']);

  expect((await scene.approve(prepared.body.id)).status).toBe(200);
  await settlement.idle();
  const paid = await scene.payout(prepared.body.id);
  expect(paid).toMatchObject({ state: 'paid', decidedBy: scene.approver.userId });
  expect(paid.lines).toMatchObject([{ state: 'sent', accountId: campaign.accountId, amount: { amount } }]);
  expect(await scene.transfers(campaign)).toEqual([amount]);
  expect(await settlement.balance(`${account}:funds`)).toBe(0);
  expect(await settlement.balance(`recipient:${campaign.recipientId}:paid`)).toBe(amount);
  expect(await settlement.state('campaigns', campaign.id)).toBe('delivering');
  expect(await scene.waitsFor(campaign)).toEqual(['bank']);

  await settlement.liveUntil(new Date(campaign.deadline.getTime() + 20 * day));
  const arrived = await scene.payout(prepared.body.id);
  expect(arrived.lines[0].bankPayoutId).toMatch(/^po_/);
  expect(Date.parse(arrived.lines[0].bankArrivedAt)).toBeGreaterThan(Date.parse(arrived.lines[0].sentAt));
  expect(await scene.waitsFor(campaign)).toEqual([]);

  const audit = await scene.sql<{ action: string }>(
    'select action from audit_entries where subject_id = $1 order by id',
    [prepared.body.id],
  );
  expect(audit.map(({ action }) => action)).toEqual(['payout.prepared', 'payout.approved']);
  const steps = (await settlement.history(paid.lines[0].id)).map(({ to }) => to);
  expect(steps).toEqual(['prepared', 'approved', 'sending', 'sent']);
  expect((await scene.prepare(campaign)).body.type).toBe('/problems/nothing-to-pay-out');
}, 120_000);

it('is read by the people of the project and staff, and does not exist for others', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  const { token } = await aMember(scene.running);
  const paths = [`/v1/payouts/${id}`, `/v1/campaigns/${campaign.id}/payouts`];
  for (const path of paths) {
    expect((await scene.call('GET', path, { token: campaign.owner.token })).status).toBe(200);
    expect((await scene.call('GET', path, { token: scene.preparer.token })).status).toBe(200);
    expect((await scene.call('GET', path, { token })).status).toBe(404);
    expect((await scene.call('GET', path)).status).toBe(401);
  }
  const list = await scene.call('GET', '/v1/admin/payouts?limit=1', { token: scene.approver.token });
  expect(list.body.data).toMatchObject([{ id, state: 'prepared' }]);
  expect((await scene.call('GET', '/v1/admin/payouts', { token: campaign.owner.token })).status).toBe(403);
  const next = await scene.call('GET', `/v1/admin/payouts?limit=1&after=${list.body.next}`, {
    token: scene.approver.token,
  });
  expect(next.body.data).toHaveLength(1);
  expect(next.body.data[0].id).not.toBe(id);
}, 120_000);
