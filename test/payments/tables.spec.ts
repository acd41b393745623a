// Guarantee: the tables that the code reads are the ones that the database holds to: legal steps, one payment per item, one
// success per pledge, one open attempt, amounts that are sums of money.
import { randomUUID } from 'node:crypto';
import { OpenPayments, paymentTransitions, setupTransitions } from '../../src/payments/index.js';
import { Database } from '../../src/platform/database/index.js';
import { reachable } from '../../src/platform/states/index.js';
import { DataSource } from 'typeorm';
import { expectSameTransitions } from '../support/transitions.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open({ settings: { ROLE: 'api' } });
});
afterAll(() => scene.stop());

it('every state can be reached, and the database allows the same steps', async () => {
  expect(reachable(paymentTransitions, 'created').size).toBe(Object.keys(paymentTransitions).length);
  expect(reachable(setupTransitions, 'pending').size).toBe(Object.keys(setupTransitions).length);
  const dataSource = scene.get(DataSource);
  await expectSameTransitions(dataSource, 'payment', paymentTransitions, 'created');
  await expectSameTransitions(dataSource, 'card_setup', setupTransitions, 'pending');
});

it('an item is opened once: twenty at once make one payment with one history row', async () => {
  const { userId } = await scene.person();
  const payment = {
    itemId: randomUUID(),
    pledgeId: randomUUID(),
    campaignId: scene.campaignId,
    userId,
    amount: 2_500n,
    tip: 5_000n,
    currency: 'EUR',
    dueAt: new Date(),
  };
  await Promise.all(
    Array.from({ length: 20 }, () =>
      scene.get(Database).inTransaction((tx) => scene.get(OpenPayments).execute(tx, [payment])),
    ),
  );
  const { id } = await scene.payment(payment.itemId);
  expect(await scene.sql(`select to_state from state_changes where entity_id = $1`, [id])).toEqual([
    { to_state: 'created' },
  ]);
});

it('a campaign of ten thousand is opened in a few statements', async () => {
  const { userId } = await scene.person();
  const payments = Array.from({ length: 10_000 }, () => ({
    itemId: randomUUID(),
    pledgeId: randomUUID(),
    campaignId: scene.campaignId,
    userId,
    amount: 2_500n,
    tip: 0n,
    currency: 'EUR',
    dueAt: new Date(),
  }));
  let statements = 0;
  await scene.get(Database).inTransaction(async (tx) => {
    const query = tx.query.bind(tx);
    Object.assign(tx, {
      query: (sql: string, values: unknown[]) => query(sql, values).finally(() => (statements += 1)),
    });
    await scene.get(OpenPayments).execute(tx, payments);
  });
  expect(statements).toBeLessThanOrEqual(5);
  const [row] = await scene.sql<{ count: string }>('select count(*) from payments where user_id = $1', [userId]);
  expect(row!.count).toBe('10000');
});

it('history names every step of a payment that was refused and then paid', async () => {
  const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
  await scene.charge(item, 1);
  await scene.charge(item, 2);
  const { id } = await scene.payment(item.itemId);
  const steps = await scene.sql<{ from_state: string; to_state: string; reason: string }>(
    'select from_state, to_state, reason from state_changes where entity_id = $1 order by id',
    [id],
  );
  expect(steps).toEqual([
    { from_state: '-', to_state: 'created', reason: 'settlement' },
    { from_state: 'created', to_state: 'declined', reason: 'card_declined' },
    { from_state: 'declined', to_state: 'succeeded', reason: 'succeeded' },
  ]);
});

it('a second success of one pledge is refused by the database', async () => {
  const item = await scene.item();
  await scene.charge(item);
  const { userId, pledgeId } = item;
  await expect(
    scene.sql(
      `insert into payments (item_id, pledge_id, campaign_id, user_id, amount, tip, currency, state, charge_id, succeeded_at, due_at, created_at)
       values (uuidv7(), $1, $2, $3, 100, 0, 'EUR', 'succeeded', 'ch_x', now(), now(), now())`,
      [pledgeId, scene.campaignId, userId],
    ),
  ).rejects.toThrow(/uq_payments_one_success/);
});
