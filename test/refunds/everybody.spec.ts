// Guarantee: refunding everybody is shown before, started by two people, done in batches that can be stopped and go on where
// they stopped, and gives each backer what is left of their charge, once.
import { type RunningApp } from '../support/app.js';
import { Campaigns } from '../../src/campaigns/index.js';
import { Database } from '../../src/platform/database/index.js';
import { ContinueRuns } from '../../src/refunds/continue-runs.js';
import { refundRunTransitions } from '../../src/refunds/refund-run.state.js';
import { DataSource } from 'typeorm';
import { expectSameTransitions } from '../support/transitions.js';
import { until } from '../support/until.js';
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';

let scene: PayoutScene;
let worker: RunningApp;
let campaign: PaidCampaign;
beforeAll(async () => {
  // This process only answers HTTP, so that a run stands still when its worker is away.
  scene = await PayoutScene.open({ settings: { ROLE: 'api' } });
  worker = await scene.settlement.anotherProcess({ ROLE: 'worker' });
  campaign = await scene.aPayableCampaign({}, [6_000, 6_000, 6_000]);
}, 180_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const balance = (account: string) => scene.settlement.balance(account);

const post = (path: string, { token } = scene.preparer, body: object = { reason: 'It cannot be made.' }) =>
  scene.call('POST', `/v1/${path}`, { token, body });

const run = (id: string) => scene.settlement.ok('GET', `/v1/refund-runs/${id}`, { token: scene.preparer.token });

const preview = (cause: string) =>
  scene.settlement.ok('GET', `/v1/campaigns/${campaign.id}/refund-preview?cause=${cause}`, {
    token: scene.preparer.token,
  });

/** Begins these in this order while the campaign is locked, so that they go on in this order when it is not any more. */
async function behindTheLock(begin: readonly (() => Promise<unknown>)[]): Promise<Promise<unknown>[]> {
  const begun: Promise<unknown>[] = [];
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await scene.settlement.get(Database).inTransaction(async (tx) => {
    await scene.settlement.get(Campaigns).lock(tx, campaign.id, 'group');
    for (const one of begin) {
      begun.push(one());
      await until(async () => (await scene.sql(waiting)).length >= begun.length);
    }
  });
  return begun;
}

it('has the same states in code and database', async () => {
  await expectSameTransitions(scene.settlement.get(DataSource), 'refund_run', refundRunTransitions, 'proposed');
});

it('is previewed, started by two, stopped, resumed, and leaves nobody out', async () => {
  const [first] = await scene.sql<{ id: string }>('select id from pledges where campaign_id = $1 order by id', [
    campaign.id,
  ]);
  const part = await scene.call('POST', `/v1/pledges/${first?.id}/refunds`, {
    token: campaign.owner.token,
    body: { cause: 'creator', amount: euros(1_000) },
  });
  expect(part.status).toBe(201);
  await until(async () => (await scene.settlement.totals(campaign.id))['refunded'] === 1_000, 30_000);
  const id = await scene.approved(campaign);
  await until(async () => (await scene.payout(id)).state === 'paid', 30_000);
  await scene.settlement.idle();
  await worker.stop();

  // 180.00 collected, 10.00 back: a fee of 6.80 and 1.43 of VAT are left to return, and nothing is left of the funds.
  const shown = await preview('creator');
  expect(shown).toEqual({
    ...{ refunds: 3, total: euros(17_300), tips: euros(300), feeReturned: euros(680), vatReturned: euros(143) },
    ...{ providerFees: euros(0), lacking: euros(17_000 - 680 - 143) },
  });
  const [fees] = await scene.sql<{ sum: string }>(
    `select sum(fee) from balance_transactions where ledger_reference like 'pledge-collected-%'`,
  );
  expect((await preview('platform')).providerFees.amount).toBeGreaterThan(0);
  expect((await preview('platform')).providerFees.amount).toBeLessThan(Number(fees?.sum));

  const runs = `campaigns/${campaign.id}/refund-runs`;
  expect((await post(runs, campaign.owner, { cause: 'creator', reason: 'Why.' })).status).toBe(403);
  const proposed = await post(runs, scene.preparer, { cause: 'creator', reason: 'It cannot be made.' });
  expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', progress: { refunds: 0, toCome: 3 } } });
  const path = `refund-runs/${proposed.body.id}`;
  expect((await post(runs, scene.approver, { cause: 'creator', reason: 'Why.' })).body.type).toBe(
    '/problems/refund-run-open',
  );
  expect((await post(`${path}/approve`)).body.type).toBe('/problems/refund-same-person');
  expect((await post(`${path}/resume`)).body.type).toBe('/problems/refund-run-elsewhere');
  expect((await post(`${path}/approve`, scene.approver)).body).toMatchObject({
    state: 'running',
    decidedBy: scene.approver.userId,
  });

  const step = () => scene.settlement.get(ContinueRuns).execute(2);
  await step();
  expect(await run(proposed.body.id)).toMatchObject({
    state: 'running',
    progress: { refunds: 2, toCome: 1, succeeded: 0 },
  });
  // Stopped in the very moment in which a worker has seen it running and waits for the campaign.
  const [stopped] = await Promise.all(await behindTheLock([() => post(`${path}/stop`), step]));
  expect(stopped).toMatchObject({ body: { state: 'stopped' } });
  await step();
  expect((await run(proposed.body.id)).progress).toMatchObject({ refunds: 2, toCome: 1 });
  expect((await post(`${path}/resume`, scene.approver)).body).toMatchObject({ state: 'running' });
  await step();
  expect(await run(proposed.body.id)).toMatchObject({
    state: 'finished',
    progress: { refunds: 3, toCome: 0, total: euros(17_300) },
  });

  worker = await scene.settlement.anotherProcess({ ROLE: 'worker' });
  await until(async () => (await run(proposed.body.id)).progress.succeeded === 3, 60_000);
  await scene.settlement.idle();
  expect((await scene.sandbox.payments()).map(({ refunded }) => refunded)).toEqual([6_100, 6_100, 6_100]);
  expect(await scene.settlement.totals(campaign.id)).toMatchObject({ collected: 18_000, refunded: 18_000 });
  expect([await balance('platform:fees'), await balance('platform:vat'), await balance('platform:tips')]).toEqual([
    0, 0, 0,
  ]);
  const owed = await balance(`creator:${campaign.owner.userId}:receivable`);
  // What the payout left out, the provider's fees, was never transferred: the creator owes it.
  expect(owed).toBe(-Number(fees?.sum));
  expect((await preview('creator')).refunds).toBe(0);
}, 240_000);
