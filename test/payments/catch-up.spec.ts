// Guarantee: what no webhook brought is found in the provider's lists, page by page, and a reading that broke off goes on.
import { CatchUp, PaymentGateway } from '../../src/payments/index.js';
import { RepairPayments } from '../../src/payments/repair-payments.js';
import { until } from '../support/until.js';
import { Scene, type SceneItem } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(async () => {
  await scene.idle();
  await scene.expectInvariants();
  await scene.stop();
});
afterEach(() => scene.sandbox.faults());

const lost = { kind: 'lost', match: { path: '.*' } };

async function intentOf({ itemId }: SceneItem) {
  const { provider_id } = await scene.payment(itemId);
  return scene.sandbox.stripe.paymentIntents.retrieve(provider_id ?? '');
}

it('a webhook that never came is caught up with from the list of events', async () => {
  const item = await scene.item('pm_card_sandbox_setup_then_authenticate');
  await scene.charge(item);
  await scene.idle();
  await scene.sandbox.faults(lost);
  await scene.sandbox.browser.pay((await intentOf(item)).client_secret!);
  expect(await scene.payment(item.itemId)).toMatchObject({ state: 'requires_action' });
  // The balance transaction, and its event, come a moment after the charge.
  await until(async () => (await scene.sandbox.control<{ tasks: number }>('GET', 'idle')).tasks === 0);
  const catchUp = () => scene.get(CatchUp).execute(new AbortController().signal);
  const found = await catchUp();
  expect(found).toMatchObject({ done: true });
  expect(found.events).toBeGreaterThan(0);
  await until(async () => (await scene.payment(item.itemId)).state === 'succeeded');
  expect(await catchUp()).toMatchObject({ events: 0, payments: 0, movements: 0 });
});

it('a payment that went on without a word is found in the list of payments, and a list that broke off is read on', async () => {
  const item = await scene.item('pm_card_sandbox_setup_then_authenticate');
  await scene.charge(item);
  await scene.idle();
  await scene.sandbox.faults(lost);
  await scene.sandbox.browser.pay((await intentOf(item)).client_secret!);
  const gateway = scene.get(PaymentGateway);
  const { data } = await gateway.listPayments({ since: new Date(Date.now() - 3_600_000) });
  expect(await scene.get(RepairPayments).execute(data)).toBe(1);
  expect(await scene.payment(item.itemId)).toMatchObject({ state: 'succeeded' });
  expect(await scene.get(RepairPayments).execute(data)).toBe(0);
  const busy = { kind: 'error_before_commit', match: { path: '^/v1/balance_transactions', count: 1 } };
  await scene.sandbox.faults(busy, lost);
  await expect(scene.get(CatchUp).execute(new AbortController().signal)).rejects.toThrow();
  const cursors = await scene.sql(`select list from provider_cursors where sweep_from is not null`);
  expect(cursors).toEqual([{ list: 'movements' }]);
  expect(await scene.get(CatchUp).execute(new AbortController().signal)).toMatchObject({ done: true });
  expect(await scene.sql(`select list from provider_cursors where sweep_from is not null`)).toEqual([]);
});
