// Guarantee: whatever the provider answers or keeps to itself, a line is transferred once, to the account that was approved,
// and a payout that cannot be sent now waits and goes on by itself or is left to staff, never lost and never doubled.
import { SendPayoutLine } from '../../src/payouts/send-payout-line.js';
import { staff } from '../support/people.js';
import { until } from '../support/until.js';
import { day, hour } from '../settlement/scene.js';
import { PayoutScene } from './scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);
afterEach(() => scene.sandbox.faults());

const transfers = { method: 'POST', path: '/v1/transfers$' };
const lostNews = { kind: 'lost', match: { path: '^transfer' } };
const state = async (id: string): Promise<string> => (await scene.payout(id)).state;

it.each([
  ['a cut answer', { kind: 'body_cut_after_commit', match: { ...transfers, count: 1 } }],
  ['a 500 although it left', { kind: 'error_after_commit', match: { ...transfers, count: 1 } }],
  ['a 500 that is kept under the key', { kind: 'error_before_commit', saved: true, match: { ...transfers, count: 1 } }],
  ['a connection cut before', { kind: 'cut_before_commit', match: { ...transfers, count: 2 } }],
  ['a connection cut after', { kind: 'cut_after_commit', match: { ...transfers, count: 2 } }],
  ['too many requests', { kind: 'rate_limit', match: { ...transfers, count: 1 } }],
  ['no answer', { kind: 'hang_after_commit', ms: 100, match: { ...transfers, count: 1 } }],
])(
  'is sent once after %s, without any webhook',
  async (_, fault) => {
    const campaign = await scene.aPayableCampaign();
    await scene.sandbox.faults(lostNews, fault);
    await scene.expectPaidOnce(campaign, await scene.approved(campaign));
  },
  60_000,
);

it('is recorded by the webhook when the answer is lost, and by both only once', async () => {
  const campaign = await scene.aPayableCampaign();
  await scene.sandbox.faults(
    { kind: 'body_cut_after_commit', match: { ...transfers, count: 1 } },
    { kind: 'duplicate', times: 2, match: { path: '^transfer' } },
  );
  await scene.expectPaidOnce(campaign, await scene.approved(campaign));
}, 60_000);

it('waits for the balance, tells so, and goes on when it is there', async () => {
  const campaign = await scene.aPayableCampaign();
  const { stripe } = scene.sandbox;
  const id = await scene.prepared(campaign);
  const { available } = await stripe.balance.retrieve();
  const out = await stripe.payouts.create({ amount: available[0]?.amount ?? 0, currency: 'eur' });
  await scene.approve(id);
  await scene.settlement.idle();
  expect(await scene.line(id)).toMatchObject({ state: 'sending', failure_code: 'balance_insufficient', refusals: 0 });
  expect(await scene.waitsFor(campaign)).toEqual(['balance']);
  await stripe.payouts.cancel(out.id);
  const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.settlement.liveUntil(new Date(now.getTime() + 6 * hour));
  await scene.expectPaidOnce(campaign, id);
  // The lack was kept under the first key, and repeated six hours later: the transfer has the second.
  expect(await scene.line(id)).toMatchObject({ refusals: 1 });
}, 60_000);

it('fails when the provider refuses for good, and can be prepared anew', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  // Rejected between our last question and the transfer.
  const slow = { kind: 'latency', ms: 2_000, match: transfers };
  await scene.sandbox.faults({ kind: 'lost', match: { path: 'v2\\.core' } }, slow);
  await scene.approve(id);
  await until(async () => (await scene.line(id)).state === 'sending');
  await scene.sandbox.control('POST', `accounts/${campaign.accountId}`, { outcome: 'rejected' });
  await scene.settlement.idle();
  expect(await state(id)).toBe('failed');
  expect(await scene.line(id)).toMatchObject({
    state: 'failed',
    failure_code: 'insufficient_capabilities_for_transfer',
    transfer_id: null,
  });
  expect(await scene.transfers(campaign)).toEqual([]);
  await scene.sandbox.control('POST', `accounts/${campaign.accountId}`, { outcome: 'complete' });
  await scene.expectPaidOnce(campaign, await scene.approved(campaign));
}, 60_000);

/** Suspends or resumes as staff does. */
async function moderate(campaign: { id: string }, path: 'suspend' | 'resume'): Promise<void> {
  const { token } = await staff(scene.running, 'moderator');
  await scene.settlement.ok('POST', `/v1/campaigns/${campaign.id}/${path}`, { token, body: { reason: 'A question.' } });
}

it('is not approved while the campaign is suspended; a line that may have left is followed, the rest goes on after', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await moderate(campaign, 'suspend');
  expect((await scene.approve(id)).body.type).toBe('/problems/campaign-not-settled');
  await moderate(campaign, 'resume');
  await scene.sandbox.faults(lostNews, { kind: 'error_after_commit', match: { ...transfers, count: 1 } });
  await scene.approve(id);
  await until(async () => (await scene.transfers(campaign)).length === 1);
  await moderate(campaign, 'suspend');
  await scene.settlement.idle();
  expect(await state(id)).toBe('paid');
  expect(await scene.settlement.state('campaigns', campaign.id)).toBe('suspended');
  await moderate(campaign, 'resume');
  await scene.expectPaidOnce(campaign, id);
}, 60_000);

it('is void when the account is replaced after the approval', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await moderate(campaign, 'suspend');
  // Approved in the past, and waiting: the account changes meanwhile.
  await scene.sql(
    `with payout as (
       update payouts set state = 'approved', decided_by = $2, decided_at = tally_now() where id = $1 returning id),
     line as (update payout_lines set state = 'approved', due_at = tally_now() where payout_id = $1 returning id)
     insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     select entity, id, 'prepared', 'approved', tally_now(), 'test'
     from (select 'payout' as entity, id from payout union all select 'payout_line', id from line) moved`,
    [id, scene.approver.userId],
  );
  await scene.sql(`update recipients set provider_account_id = 'acct_other' where id = $1`, [campaign.recipientId]);
  await scene.settlement.idle();
  expect(await state(id)).toBe('void');
  expect((await scene.line(id)).state).toBe('rejected');
  await scene.sql(`update recipients set provider_account_id = $2 where id = $1`, [
    campaign.recipientId,
    campaign.accountId,
  ]);
  await moderate(campaign, 'resume');
  await scene.expectPaidOnce(campaign, await scene.approved(campaign));
}, 60_000);

it('is void when the campaign is called off before it is sent, and everybody is refunded', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await moderate(campaign, 'suspend');
  const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.settlement.liveUntil(new Date(now.getTime() + 32 * day));
  expect(await scene.settlement.state('campaigns', campaign.id)).toBe('cancelled');
  expect(await state(id)).toBe('void');
  expect(await scene.transfers(campaign)).toEqual([]);
}, 120_000);

it('is transferred once by many workers at the same moment', async () => {
  const campaign = await scene.aPayableCampaign();
  const others = await Promise.all([scene.settlement.anotherProcess(), scene.settlement.anotherProcess()]);
  await scene.sandbox.faults({ kind: 'latency', ms: 300, match: transfers });
  const id = await scene.approved(campaign);
  const { id: lineId } = await scene.line(id);
  const apps = [scene.running, ...others, scene.running, ...others];
  await Promise.all(apps.map(({ app }) => app.get(SendPayoutLine).execute(lineId)));
  await scene.expectPaidOnce(campaign, id);
  expect((await scene.line(id)).tries).toBe(1);
}, 60_000);

it('has one line of work for many campaigns', async () => {
  const campaigns = [];
  for (let index = 0; index < 4; index += 1) campaigns.push(await scene.aPayableCampaign());
  const ids = await Promise.all(campaigns.map((campaign) => scene.approved(campaign)));
  for (const [index, campaign] of campaigns.entries()) await scene.expectPaidOnce(campaign, ids[index] ?? '');
}, 120_000);

// Last, since reconciliation would make a break of what somebody has moved behind our back.
it('does not take a transfer of another amount for its own, whoever named it in it', async () => {
  const campaign = await scene.aPayableCampaign();
  await scene.sandbox.stripe.topups.create({ amount: 5_000, currency: 'eur' });
  const id = await scene.prepared(campaign);
  await scene.sandbox.faults({ kind: 'cut_before_commit', match: { method: 'GET', path: '/external_accounts$' } });
  await scene.approve(id);
  await until(async () => (await scene.sql('select 1 from payout_lines where retry_at is not null')).length === 1);
  const { id: line } = await scene.line(id);
  const forged = { amount: 100, currency: 'eur', destination: campaign.accountId, metadata: { line } };
  const { id: transferId } = await scene.sandbox.stripe.transfers.create(forged);
  const heard = `select 1 from outbox where consumer = 'payouts.record-transfer' and payload ->> 'transferId' = $1 and done_at is not null`;
  await until(async () => (await scene.sql(heard, [transferId])).length > 0);
  expect(await scene.line(id)).toMatchObject({ state: 'approved', transfer_id: null });
  expect(await scene.settlement.balance(`recipient:${campaign.recipientId}:paid`)).toBe(0);
  await scene.sandbox.faults();
  await scene.expectPaidOnce(campaign, id);
}, 60_000);
