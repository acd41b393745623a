// Guarantee: what no webhook brought is asked for at its pace: the result of a debit daily, everything else hourly.
import { until } from '../support/until.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.stop());

it.each([
  ['processing', 24],
  ['created', 1],
])('%s: asked about again in %d hours', async (state, hours) => {
  const { itemId } = await scene.item();
  await scene.sql('update payments set state = $2, ask_at = tally_now() where item_id = $1', [itemId, state]);
  const waits = async () => {
    const [row] = await scene.sql<{ hours: number }>(
      'select (extract(epoch from ask_at - tally_now()) / 3600)::float as hours from payments where item_id = $1',
      [itemId],
    );
    return row?.hours ?? 0;
  };
  await until(async () => (await waits()) > 0);
  expect(await waits()).toBeGreaterThan(hours - 0.1);
  expect(await waits()).toBeLessThanOrEqual(hours);
});
