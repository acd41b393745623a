// Guarantee: each night, and when staff ask, everything that the provider lists is taken in, so that a webhook that never
// came delays nobody by more than a day; a run that broke off goes on where it was.
import { SettlementScene, day, hour } from '../settlement/scene.js';
import { staff, type TestPerson } from '../support/people.js';
import { workOf } from '../support/time.js';

let scene: SettlementScene;
let finance: TestPerson;
beforeAll(async () => {
  scene = await SettlementScene.open();
  finance = await staff(scene.running, 'finance');
});
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
});
afterEach(() => scene.sandbox.faults());

const lost = { kind: 'lost', match: { path: '.*' } };

async function runs() {
  const { data } = await scene.ok('GET', '/v1/admin/reconciliations', { token: finance.token });
  return data;
}

it('waits for the first customer, and is then due at three in the night', async () => {
  const names = async () => (await workOf(scene.running)).due.map(({ name }) => name);
  expect(await names()).not.toContain('reconciliation.run');
  const campaign = await scene.campaign();
  await scene.pledge(campaign);
  await scene.idle();
  const { due, now } = await workOf(scene.running);
  const night = new Date(due.find(({ name }) => name === 'reconciliation.run')!.at);
  expect(night.toISOString()).toMatch(/T03:00:00.000Z$/);
  expect(night.getTime() - Date.parse(now)).toBeLessThanOrEqual(day);
  await scene.liveUntil(new Date(night.getTime() + hour));
  expect(await runs()).toEqual([
    expect.objectContaining({ requestedBy: null, finishedAt: expect.any(String), eventsMissed: expect.any(Number) }),
  ]);
});

it('takes in what no webhook brought when staff ask, and a run that broke off goes on', async () => {
  const campaign = await scene.campaign();
  await scene.sandbox.faults(lost);
  await scene.pledge(campaign);
  const busy = { kind: 'error_before_commit', match: { path: '^/v1/payment_intents', method: 'GET', count: 1 } };
  await scene.sandbox.faults(busy, lost);
  const before = (await runs()).length;
  const { status, body } = await scene.running.call('POST', '/v1/admin/reconciliations', { token: finance.token });
  expect(status).toBe(201);
  expect(body).toMatchObject({ requestedBy: finance.userId, finishedAt: null });
  await scene.idle();
  const [last, ...others] = await runs();
  expect(others).toHaveLength(before);
  expect(last).toMatchObject({ id: body.id, finishedAt: expect.any(String) });
  // The events were taken in before it broke off; the second part of the run adds to their count.
  expect(last.eventsMissed).toBeGreaterThanOrEqual(0);
  const cursors = await scene.sql('select list from provider_cursors where read_to is not null order by list');
  expect(cursors).toEqual([{ list: 'events' }, { list: 'movements' }, { list: 'payments' }]);
  const [pledge] = await scene.sql<{ state: string }>('select state from pledges where campaign_id = $1', [
    campaign.id,
  ]);
  expect(pledge).toEqual({ state: 'active' });
});

it('is for finance and owners to ask', async () => {
  const auditor = await staff(scene.running, 'auditor');
  const { status } = await scene.running.call('POST', '/v1/admin/reconciliations', { token: auditor.token });
  expect(status).toBe(403);
});
