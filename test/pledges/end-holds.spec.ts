// Guarantee: a hold that cannot be ended keeps no other from ending, and is told only when the others are done.
import { EndHolds } from '../../src/pledges/end-holds.js';
import { SettlementScene } from '../settlement/scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  // Nobody else ends them.
  scene = await SettlementScene.open({ settings: { ROLE: 'api' } });
});
afterEach(() => scene.sandbox.faults());
afterAll(() => scene.stop());

it('one that fails at once, and one whose answer takes its time', async () => {
  const campaign = await scene.campaign({ rewards: [{ price: 1_000n, stock: 5 }] });
  const rewardId = campaign.rewards[0]?.id ?? '';
  const broken = await scene.pledge(campaign, { rewardId, card: null });
  const slow = await scene.pledge(campaign, { rewardId, card: null });
  for (const { id, link } of [broken, slow]) {
    await scene.ok('POST', `/v1/pledges/${id}/setup`, { headers: { authorization: link }, body: {} });
  }
  // The provider knows nothing of it, neither to cancel nor to read.
  await scene.sql(`update card_setups set provider_id = 'seti_of_nobody' where pledge_id = $1`, [broken.id]);
  const [setup] = await scene.sql<{ id: string }>('select provider_id as id from card_setups where pledge_id = $1', [
    slow.id,
  ]);
  await scene.sandbox.faults({ kind: 'latency', ms: 2_000, match: { path: `${setup?.id}/cancel$` } });
  const [hold] = await scene.sql<{ ends: Date }>('select max(hold_until) as ends from pledges');
  await scene.moveClock(hold!.ends);
  const failed: unknown = await scene
    .get(EndHolds)
    .execute()
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(AggregateError);
  expect((failed as AggregateError).errors).toHaveLength(1);
  expect([await scene.state('pledges', slow.id), await scene.state('pledges', broken.id)]).toEqual([
    'expired',
    'pending',
  ]);
  const [stock] = await scene.sql<{ taken: number }>('select taken from reward_stock where reward_id = $1', [rewardId]);
  expect(stock?.taken).toBe(1);
});
