// Guarantee: a database restored to before the deadline, after the cards were charged, finds what was charged and charges
// nobody again; within the day in which the provider keeps its keys, and after it.
import { type RunningApp, startApp } from '../support/app.js';
import { backUp, type TestDatabase } from '../support/cluster.js';
import { expectInvariants } from '../support/invariants.js';
import { liveUntil, moveClock } from '../support/time.js';
import { hour, SettlementScene } from './scene.js';

let scene: SettlementScene;
const backups: TestDatabase[] = [];
const restored: RunningApp[] = [];
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  for (const app of restored) await app.stop();
  await scene.invariants();
  for (const { url, drop } of backups) {
    await expectInvariants(url);
    await drop();
  }
  await scene.stop();
}, 60_000);

it.each([
  ['two hours after the deadline', 2],
  ['thirty hours after it, when the provider has forgotten its keys', 30],
])(
  'bug 1, a backup from before the deadline is started %s: everybody is charged once',
  async (_, hours) => {
    const campaign = await scene.campaign({ target: 7_500n });
    const cards = ['pm_card_visa', 'pm_card_mastercard', 'pm_card_sandbox_decline_1_insufficient_funds'];
    const pledges = [];
    for (const card of cards) pledges.push(await scene.pledge(campaign, { card }));
    await scene.liveUntil(new Date(campaign.deadline.getTime() - hour));
    const backup = await backUp(scene.url);
    backups.push(backup);

    await scene.liveUntil(new Date(campaign.deadline.getTime() + hours * hour));
    expect(await scene.chargesOf(...pledges)).toEqual([1, 1, 0]);

    const service = await startApp({ databaseUrl: backup.url, settings: scene.sandbox.settings });
    restored.push(service);
    const timeline = { url: service.url, sandboxUrl: scene.running.sandboxUrl };
    // Its first instant is that of the restore: nothing of its past is lived through once more.
    await moveClock(timeline, new Date(campaign.deadline.getTime() + hours * hour));
    await liveUntil(timeline, new Date(campaign.deadline.getTime() + (hours + 50) * hour), 60_000);
    for (const { id, link } of pledges) {
      const { body } = await service.call('GET', `/v1/pledges/${id}`, { headers: { authorization: link } });
      expect(body).toMatchObject({ state: 'collected' });
    }

    const intents = (await scene.sandbox.payments()).filter(({ metadata }) => metadata['item'] !== undefined);
    const items = intents.map(({ metadata }) => metadata['item']);
    expect(new Set(items).size).toBe(items.length);
    await scene.liveUntil(new Date(campaign.deadline.getTime() + (hours + 51) * hour));
    expect(await scene.chargesOf(...pledges)).toEqual([1, 1, 1]);
  },
  120_000,
);
