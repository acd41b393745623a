// Guarantee: a worker that dies at any step of a payout (before the intent, after it, with the transfer made and its answer
// lost, with the key long forgotten) leaves what the next worker finishes: one transfer, one posting.
import { DataSource } from 'typeorm';
import { type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { hour } from '../settlement/scene.js';
import { PayoutScene } from './scene.js';

let scene: PayoutScene;
let worker: RunningApp;
beforeAll(async () => {
  // This process only answers HTTP; the work is done by workers that come and go.
  scene = await PayoutScene.open({ settings: { ROLE: 'api' } });
  worker = await scene.settlement.anotherProcess({ ROLE: 'worker' });
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);
afterEach(() => scene.sandbox.faults());

/** Cuts the worker off its database in the middle of what it does, as a kill would: nothing more is recorded. */
async function crash(): Promise<void> {
  await worker.app.get(DataSource).destroy();
  await worker.stop().catch(() => undefined);
}

const cases = [
  { kind: 'hang', after: 'the intent', transferred: 0, hours: 0 },
  { kind: 'hang_after_commit', after: 'the transfer', transferred: 1, hours: 0 },
  { kind: 'hang', after: 'the intent, a day ago', transferred: 0, hours: 25 },
  { kind: 'hang_after_commit', after: 'the transfer, a day ago', transferred: 1, hours: 25 },
];

it.each(cases)(
  'dead after $after',
  async ({ kind, transferred, hours }) => {
    const campaign = await scene.aPayableCampaign();
    const id = await scene.prepared(campaign);
    await scene.sandbox.faults(
      { kind, ms: 1_500, match: { method: 'POST', path: '/v1/transfers$' } },
      { kind: 'lost', match: { path: '^transfer' } },
    );
    await scene.approve(id);
    await until(async () => (await scene.line(id)).state === 'sending');
    await until(async () => (await scene.transfers(campaign)).length === transferred);
    await crash();
    expect(await scene.transfers(campaign)).toHaveLength(transferred);
    expect((await scene.line(id)).state).toBe('sending');

    if (hours > 0) {
      const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
      await scene.settlement.moveClock(new Date(now.getTime() + hours * hour));
    }
    await scene.sandbox.faults({ kind: 'lost', match: { path: '^transfer' } });
    await scene.endLeases();
    worker = await scene.settlement.anotherProcess({ ROLE: 'worker' });
    await until(async () => (await scene.payout(id)).state === 'paid', 30_000);
    await scene.settlement.idle();
    const { amount } = await scene.payout(id);
    expect(await scene.transfers(campaign)).toEqual([amount.amount]);
    expect(await scene.settlement.balance(`recipient:${campaign.recipientId}:paid`)).toBe(amount.amount);
  },
  120_000,
);

it('bug 9: a database that forgot the sending (a restored backup) finds the transfer of yesterday', async () => {
  const campaign = await scene.aPayableCampaign();
  const id = await scene.prepared(campaign);
  await scene.sandbox.faults({ kind: 'lost', match: { path: '^transfer' } });
  await crash();
  await scene.approve(id);
  const { id: line } = await scene.line(id);
  const { amount } = await scene.payout(id);
  // What a worker did after the backup was made.
  await scene.sandbox.stripe.transfers.create(
    {
      amount: amount.amount,
      currency: 'eur',
      destination: campaign.accountId,
      transfer_group: `campaign_${campaign.id}`,
      metadata: { line },
    },
    { idempotencyKey: `tr:${line}` },
  );
  const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.settlement.moveClock(new Date(now.getTime() + 25 * hour));
  worker = await scene.settlement.anotherProcess({ ROLE: 'worker' });
  await until(async () => (await scene.payout(id)).state === 'paid', 30_000);
  expect(await scene.transfers(campaign)).toEqual([amount.amount]);
}, 120_000);
