// Guarantee: money goes back whatever has become of the payout: an open one is void, one on its way is waited for, one that
// has left is taken back or owed; and a refund made at the provider is in the books like our own.
import { until } from '../support/until.js';
import { day } from '../settlement/scene.js';
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);
afterEach(() => scene.sandbox.faults());

const euros = (amount: number) => ({ amount, currency: 'EUR' });

const pledgesOf = ({ id }: PaidCampaign) =>
  scene.sql<{ id: string; intent: string }>(
    'select pledge_id as id, provider_id as intent from payments where campaign_id = $1 order by pledge_id',
    [id],
  );

const order = (pledgeId: string | undefined, { owner }: PaidCampaign, body: object = {}) =>
  scene.call('POST', `/v1/pledges/${pledgeId}/refunds`, { token: owner.token, body: { cause: 'creator', ...body } });

const balance = (account: string) => scene.settlement.balance(account);
const funds = ({ id }: PaidCampaign) => balance(`campaign:${id}:funds`);
const owed = async ({ owner }: PaidCampaign) => 0 - (await balance(`creator:${owner.userId}:receivable`));

const refundsOf = ({ id }: PaidCampaign) =>
  scene.sql<{ id: string; state: string; cause: string; amount: string; tip: string }>(
    'select id, state, cause, amount, tip from refunds where campaign_id = $1 order by id',
    [id],
  );

async function now(): Promise<Date> {
  const [row] = await scene.sql<{ now: Date }>('select tally_now() as now');
  return row?.now ?? new Date();
}

it('makes an open payout void, refuses while one is on its way, and takes part of it back when it has left', async () => {
  const campaign = await scene.aPayableCampaign();
  const [first, second] = await pledgesOf(campaign);
  const prepared = await scene.prepared(campaign);
  await scene.sandbox.faults({ kind: 'hang', ms: 1_000, match: { method: 'POST', path: '/v1/refunds$', count: 1 } });
  expect((await order(first?.id, campaign, { amount: euros(1_000) })).status).toBe(201);
  expect(await scene.payout(prepared)).toMatchObject({ state: 'void' });
  await scene.settlement.idle();

  const next = await scene.prepared(campaign);
  const { amount } = await scene.payout(next);
  await scene.sandbox.faults({ kind: 'hang', ms: 2_000, match: { method: 'POST', path: '/v1/transfers$', count: 1 } });
  await scene.approve(next);
  await until(async () => (await scene.line(next)).state === 'sending');
  const early = await order(second?.id, campaign, { amount: euros(500) });
  expect(early.body).toMatchObject({ type: '/problems/payout-under-way', status: 409 });
  await scene.sandbox.faults();
  await scene.settlement.idle();
  expect(await scene.payout(next)).toMatchObject({ state: 'paid' });
  expect(await funds(campaign)).toBe(0);

  // 60.00 goes back; the platform returns 2.40 and 0.50 (0.51 less what rounding has returned) of it, the rest is taken back.
  const late = await order(second?.id, campaign);
  expect(late.body).toMatchObject({ state: 'requested' });
  await scene.settlement.idle();
  const states = (await refundsOf(campaign)).map(({ state }) => state);
  expect(states).toEqual(['succeeded', 'succeeded']);
  const { data } = await scene.sandbox.stripe.transfers.list({ transfer_group: `campaign_${campaign.id}` });
  const [reversal] = await scene.sql<{ amount: string; state: string }>(
    'select amount, state from transfer_reversals where campaign_id = $1',
    [campaign.id],
  );
  expect(reversal?.state).toBe('sent');
  expect(data[0]?.amount_reversed).toBe(Number(reversal?.amount));
  expect(await balance(`recipient:${campaign.recipientId}:paid`)).toBe(amount.amount - Number(reversal?.amount));
  expect([await funds(campaign), await owed(campaign)]).toEqual([0, 0]);
}, 120_000);

it('books what was refunded at the provider, with the share of the fee, before a payout can spend it', async () => {
  const campaign = await scene.aPayableCampaign();
  const [first, second] = await pledgesOf(campaign);
  const fees = await balance('platform:fees');
  const prepared = await scene.prepared(campaign);
  await scene.sandbox.control('POST', 'refunds', { payment_intent: first?.intent, amount: 6_050 });
  await scene.settlement.idle();
  expect(await refundsOf(campaign)).toMatchObject([
    { state: 'succeeded', cause: 'provider', amount: '6000', tip: '50' },
  ]);
  expect(await balance('platform:fees')).toBe(fees - 240);
  expect(await scene.payout(prepared)).toMatchObject({ state: 'void' });
  // Half of the tip is left, and nothing of the pledge.
  expect((await order(first?.id, campaign)).body.type).toBe('/problems/nothing-to-refund');

  // Its webhook is lost: a reading of the provider's lists finds it, and no break is made of it.
  await scene.sandbox.faults({ kind: 'lost', match: { path: 'refund' } });
  await scene.sandbox.control('POST', 'refunds', { payment_intent: second?.intent, amount: 1_000 });
  await scene.settlement.idle();
  expect(await refundsOf(campaign)).toHaveLength(1);
  await scene.settlement.liveUntil(new Date((await now()).getTime() + 2 * day));
  await scene.settlement.ok('POST', '/v1/admin/reconciliations', { token: scene.preparer.token });
  await scene.settlement.idle();
  expect((await refundsOf(campaign))[1]).toMatchObject({ state: 'succeeded', cause: 'provider', amount: '1000' });
  expect(await scene.sql(`select 1 from breaks where state = 'open'`)).toEqual([]);
}, 120_000);

// Last, since the provider's balance lacks afterwards what the creator owes.
it('bug 5: gives the backer back also what the creator’s balance lacks: the creator owes it', async () => {
  const campaign = await scene.aPayableCampaign();
  const [first] = await pledgesOf(campaign);
  await scene.approved(campaign);
  await scene.settlement.idle();
  await scene.settlement.liveUntil(new Date((await now()).getTime() + 2 * day));
  await order(first?.id, campaign, { amount: euros(3_000) });
  await scene.settlement.idle();
  expect(await refundsOf(campaign)).toMatchObject([{ state: 'succeeded' }]);
  // 4 % of 30.00 is 1.20, with 0.25 of VAT (1.01 less 0.76): the platform returned them.
  expect(await owed(campaign)).toBe(3_000 - 120 - 25);
  expect(await scene.waitsFor(campaign)).toContain('debt');
}, 120_000);
