// Guarantee: a worker that dies after k of n charges, for every k, with answers on their way, loses no pledge and charges
// none twice: whoever comes next finishes what it began.
import { DataSource } from 'typeorm';
import { type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { hour, SettlementScene } from './scene.js';

let scene: SettlementScene;
let worker: RunningApp;
beforeAll(async () => {
  // This process only answers HTTP; the work is done by workers that come and go.
  scene = await SettlementScene.open({ settings: { ROLE: 'api' } });
  worker = await scene.anotherProcess({ ROLE: 'worker' });
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

/** Cuts the worker off its database in the middle of what it does, as a kill would: nothing more is recorded. */
async function crash(): Promise<void> {
  await worker.app.get(DataSource).destroy();
  await worker.stop().catch(() => undefined);
}

/** What a lease's end would do after a minute of waiting. */
async function endLeases(): Promise<void> {
  await scene.sql(`update settlement_items set lease_until = null where lease_until is not null`);
  await scene.sql(`update outbox set lease_until = null, published_at = null where done_at is null`);
}

const cases = [1, 2, 3].flatMap((n) =>
  Array.from({ length: n + 1 }, (_, k) => k).flatMap((k) => [
    { n, k, kind: 'hang' },
    { n, k, kind: 'hang_after_commit' },
  ]),
);

it.each(cases)(
  'bug 11: $n charges, dead after $k, the next ones $kind',
  async ({ n, k, kind }) => {
    const campaign = await scene.campaign({ target: BigInt(n) * 2_500n });
    const pledges = [];
    for (let index = 0; index < n; index += 1) pledges.push(await scene.pledge(campaign));
    await scene.liveUntil(new Date(campaign.deadline.getTime() - hour));
    const confirms = async () => (await scene.sandbox.requests(/^\/v1\/payment_intents\/[^/]+\/confirm$/)).length;
    const before = await confirms();
    await scene.sandbox.faults({ kind, ms: 1_500, match: { method: 'POST', path: '/confirm$', after: k } });

    await scene.moveClock(new Date(campaign.deadline.getTime() + 1_000));
    // A call that hangs is not in the list before its end; what it charged is in the books.
    const begun = async () =>
      (
        await scene.sql(
          'select 1 from payment_attempts a join payments p on p.id = a.payment_id where p.campaign_id = $1',
          [campaign.id],
        )
      ).length;
    await until(async () => (await begun()) === n && (await confirms()) - before >= k, 15_000);
    await crash();
    await scene.sandbox.faults();
    await endLeases();

    worker = await scene.anotherProcess({ ROLE: 'worker' });
    await until(async () => {
      await endLeases();
      return (await scene.state('campaigns', campaign.id)) === 'successful';
    }, 40_000);
    expect(await scene.chargesOf(...pledges)).toEqual(pledges.map(() => 1));
    expect(await scene.totals(campaign.id)).toMatchObject({ chargeable: 0, collected: n * 2_500, dropped: 0 });
  },
  90_000,
);
