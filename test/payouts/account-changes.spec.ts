// Guarantee: what was approved for one account, verified, and for one bank account behind it, is sent to no other and to none
// that is restricted, whoever told of the change or nobody; it waits, is void, or is given up, and goes on when it may.
import { until } from '../support/until.js';
import { hour } from '../settlement/scene.js';
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

/** What the owner does at the provider's dashboard. */
const changeBank = (campaign: { accountId: string }, number: string) =>
  scene.sandbox.control('POST', `accounts/${campaign.accountId}/bank_account`, { number });

async function whyVoid(payoutId: string): Promise<string | undefined> {
  const sql = `select reason from state_changes where entity = 'payout' and entity_id = $1 and to_state = 'void'`;
  return (await scene.sql<{ reason: string }>(sql, [payoutId]))[0]?.reason;
}

it('waits while the account is restricted, and goes on when it is verified again', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await scene.sql(
    `with changed as (update recipients set transfers = 'restricted' where id = $1 returning id)
     insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     select 'recipient', id, 'active', 'restricted', tally_now(), 'test' from changed`,
    [campaign.recipientId],
  );
  expect((await scene.approve(id)).body.type).toBe('/problems/recipient-not-ready');
  await scene.sandbox.control('POST', `accounts/${campaign.accountId}`, { outcome: 'complete' });
  await scene.settlement.idle();
  await scene.approve(id);
  await scene.expectPaidOnce(campaign, id);
}, 60_000);

it('is not sent to an account that was restricted a second ago, although no webhook told; verified again, it goes on', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await scene.sandbox.faults({ kind: 'lost', match: { path: 'v2\\.core' } });
  await scene.sandbox.control('POST', `accounts/${campaign.accountId}`, { outcome: 'requirement_due' });
  expect((await scene.approve(id)).status).toBe(200);
  await scene.settlement.idle();
  expect(await scene.line(id)).toMatchObject({ state: 'approved', tries: 0 });
  expect(await scene.waitsFor(campaign)).toEqual(['sending', 'recipient']);
  expect(await scene.transfers(campaign)).toEqual([]);
  await scene.sandbox.faults();
  await scene.sandbox.control('POST', `accounts/${campaign.accountId}`, { outcome: 'complete' });
  await scene.expectPaidOnce(campaign, id);
}, 60_000);

it('is not approved for another bank account behind the same account, and can be prepared anew', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await changeBank(campaign, 'BE71096123456769');
  await scene.settlement.idle();
  const refused = await scene.approve(id);
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/payout-outdated']);
  expect(await state(id)).toBe('void');
  expect(await whyVoid(id)).toBe('bank account changed');
  await scene.expectPaidOnce(campaign, await scene.approved(campaign));
}, 60_000);

it('is approved when the same bank account was entered again', async () => {
  const campaign = await scene.aPayableCampaign();
  await changeBank(campaign, 'BE71096123456769');
  const id = await scene.prepared(campaign);
  await changeBank(campaign, 'BE71096123456769');
  await scene.settlement.idle();
  expect((await scene.approve(id)).status).toBe(200);
  await scene.expectPaidOnce(campaign, id);
}, 60_000);

it('is void when nobody told of the other bank account: the provider is asked before anything is sent', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await scene.sandbox.faults({ kind: 'lost', match: { path: 'external_account' } });
  await changeBank(campaign, 'BE71096123456769');
  await scene.approve(id);
  await scene.settlement.idle();
  expect(await state(id)).toBe('void');
  expect(await whyVoid(id)).toBe('bank account changed');
  expect(await scene.transfers(campaign)).toEqual([]);
  await scene.expectPaidOnce(campaign, await scene.approved(campaign));
}, 60_000);

it('waits while the provider does not tell which bank account it is', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  const asking = { method: 'GET', path: '/external_accounts$', count: 6 };
  await scene.sandbox.faults({ kind: 'cut_before_commit', match: asking });
  await scene.approve(id);
  await until(async () => (await scene.sql('select 1 from payout_lines where retry_at is not null')).length === 1);
  expect(await scene.line(id)).toMatchObject({ state: 'approved', tries: 0 });
  await scene.expectPaidOnce(campaign, id);
}, 60_000);

it('is given up when it may have left, has not in a day, and would go to another bank account', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await scene.sandbox.faults({ kind: 'cut_before_commit', match: transfers });
  await scene.approve(id);
  await until(async () => (await scene.line(id)).state === 'sending');
  await changeBank(campaign, 'BE71096123456769');
  await scene.settlement.idle();
  // A call may still be under way.
  expect(await scene.line(id)).toMatchObject({ state: 'sending' });
  const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.settlement.liveUntil(new Date(now.getTime() + 25 * hour));
  expect(await state(id)).toBe('failed');
  expect(await scene.line(id)).toMatchObject({ failure_code: 'bank_account_changed', transfer_id: null });
  expect(await scene.transfers(campaign)).toEqual([]);
  await scene.sandbox.faults();
  await scene.expectPaidOnce(campaign, await scene.approved(campaign));
}, 60_000);

it('is recorded as sent when it had left before the bank account changed', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await scene.sandbox.faults(lostNews, { kind: 'error_after_commit', match: { ...transfers, count: 1 } });
  await scene.approve(id);
  await until(async () => (await scene.transfers(campaign)).length === 1);
  await changeBank(campaign, 'BE71096123456769');
  await scene.expectPaidOnce(campaign, id);
}, 60_000);
