// Guarantee: an answer that never comes is not a failure. Whatever the provider did, the payment ends once, by asking it;
// nobody is charged twice and nobody is forgotten.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ChargeResult } from '../../src/payments/index.js';
import { Scene, type SceneItem } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open({ settings: { STRIPE_TIMEOUT_MS: '1500' } });
  // These tests have no help from webhooks: what is known is known by asking.
  await webhooksAreLost();
});
afterAll(async () => {
  await scene.faultless();
  await scene.expectInvariants();
  await scene.stop();
});
afterEach(webhooksAreLost);

const lost = { kind: 'lost', match: { path: '.*' } };

async function webhooksAreLost(): Promise<void> {
  await scene.sandbox.faults(lost);
}

/** Charges as the settlement worker does: again until there is an outcome. */
async function chargeUntilKnown(item: SceneItem, attempt = 1): Promise<ChargeResult[]> {
  const results: ChargeResult[] = [];
  do {
    results.push(await scene.charge(item, attempt));
    const last = results.at(-1);
    if (last?.kind === 'busy') await sleep(last.retryAfterMs);
  } while (['busy', 'unknown'].includes(results.at(-1)!.kind) && results.length < 50);
  return results;
}

async function expectPaidOnce(item: SceneItem): Promise<void> {
  expect(await scene.payment(item.itemId)).toMatchObject({ state: 'succeeded' });
  expect((await scene.told(item.itemId)).map(({ event }) => event)).toEqual(['payment.succeeded']);
  expect(await scene.postings(`pledge-collected-${item.itemId}`)).toHaveLength(1);
  const paid = (await scene.books(item.itemId)).filter((payment) => payment.succeeded_charges > 0);
  expect(paid).toEqual([expect.objectContaining({ succeeded_charges: 1, charged: 2_500 })]);
}

// The SDK repeats one cut connection by itself, with our key; two in a row reach us.
const faults: [name: string, fault: { kind: string; [parameter: string]: unknown }, times: number][] = [
  ['the connection is cut before anything was done', { kind: 'cut_before_commit' }, 2],
  ['the connection is cut after the charge', { kind: 'cut_after_commit' }, 2],
  ['the answer is cut in the middle', { kind: 'body_cut_after_commit' }, 1],
  ['no answer comes, and nothing was done', { kind: 'hang' }, 1],
  ['no answer comes, but it was done', { kind: 'hang_after_commit' }, 1],
  ['a 500 before anything was done', { kind: 'error_before_commit' }, 1],
  ['a 500 before anything was done, which the provider replays', { kind: 'error_before_commit', saved: true }, 1],
  ['a 500 after it was done, which the provider replays', { kind: 'error_after_commit' }, 1],
];

describe.each(['/confirm$', '^/v1/payment_intents$'])('on %s', (path) => {
  it.each(faults)('bug 2, the charge is done and its answer is lost: %s: paid once', async (_, fault, count) => {
    const item = await scene.item();
    await scene.sandbox.faults({ ...fault, match: { method: 'POST', path, count } }, lost);
    const results = await chargeUntilKnown(item);
    expect(results.at(-1)).toEqual({ kind: 'succeeded' });
    await expectPaidOnce(item);
  });
});

describe('a worker that died while it confirmed, and a consent that has lapsed since', () => {
  const lapsed = { kind: 'hard_decline', code: 'consent_lapsed', declineCode: null, adviceCode: null };

  it.each([
    ['the charge was done: it counts', 'error_after_commit', { kind: 'succeeded' }, 1],
    ['it was not done: it never will be', 'error_before_commit', lapsed, 0],
  ])('%s', async (_, kind, end, charges) => {
    const item = await scene.item();
    // The question after the lost answer is lost too, so the attempt stays open as a kill would leave it.
    await scene.sandbox.faults(
      { kind, match: { method: 'POST', path: '/confirm$', count: 1 } },
      { kind: 'error_before_commit', match: { method: 'GET', path: '^/v1/payment_intents/', count: 3 } },
      lost,
    );
    expect(await scene.charge(item)).toEqual({ kind: 'unknown' });
    await webhooksAreLost();
    const agreedUntil = new Date(Date.now() - 3_600_000);
    expect(await scene.charge(item, 1, item.cardId, agreedUntil)).toEqual(end);
    expect(await scene.charge(item, 1, item.cardId, agreedUntil)).toEqual(end);
    const books = await scene.books(item.itemId);
    expect(books.reduce((sum, payment) => sum + payment.succeeded_charges, 0)).toBe(charges);
  });

  it('without any consent nothing is charged at all', async () => {
    const item = await scene.item();
    expect(await scene.charge(item, 1, item.cardId, null)).toEqual(lapsed);
  });
});

it('a saved 500 is asked about, never replayed', async () => {
  const item = await scene.item();
  await scene.sandbox.faults(
    { kind: 'error_before_commit', saved: true, match: { method: 'POST', path: '/confirm$', count: 1 } },
    lost,
  );
  expect(await scene.charge(item)).toEqual({ kind: 'unknown' });
  expect(await scene.attempts(item.itemId)).toEqual([expect.objectContaining({ tries: 1, outcome: null })]);
  expect(await scene.charge(item)).toEqual({ kind: 'succeeded' });
  const mine = (await scene.sandbox.requests(/payment_intents\/.+/)).filter(
    ({ method, idempotency_key }) => method === 'GET' || idempotency_key?.includes(item.itemId),
  );
  expect(mine.slice(-4).map(({ method, idempotency_key }) => idempotency_key ?? method)).toEqual([
    `pic:${item.itemId}:1`,
    'GET',
    'GET',
    `pic:${item.itemId}:1:1`,
  ]);
});

it('a decline whose answer was lost is recorded as this attempt, and the card is not tried once more', async () => {
  const item = await scene.item('pm_card_sandbox_decline_always_insufficient_funds');
  await scene.sandbox.faults({ kind: 'body_cut_after_commit', match: { path: '/confirm$', count: 1 } }, lost);
  expect(await scene.charge(item)).toMatchObject({ kind: 'soft_decline', declineCode: 'insufficient_funds' });
  const [books] = await scene.books(item.itemId);
  expect(books).toMatchObject({ charges: 1 });
  expect(await scene.attempts(item.itemId)).toEqual([expect.objectContaining({ number: 1, outcome: 'soft_decline' })]);
});

it('the decline of an earlier attempt is not taken for the outcome of this one', async () => {
  const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
  expect(await scene.charge(item, 1)).toMatchObject({ kind: 'soft_decline' });
  await scene.sandbox.faults({ kind: 'error_before_commit', match: { path: '/confirm$', count: 1 } }, lost);
  expect(await scene.charge(item, 2)).toEqual({ kind: 'unknown' });
  expect(await scene.attempts(item.itemId)).toMatchObject([{ outcome: 'soft_decline' }, { outcome: null }]);
  expect(await scene.charge(item, 2)).toEqual({ kind: 'succeeded' });
});

it('a create that was lost a day ago is found by our item, whatever became of its key', async () => {
  const item = await scene.item();
  await scene.sandbox.faults(
    { kind: 'cut_after_commit', match: { method: 'POST', path: '^/v1/payment_intents$', count: 2 } },
    lost,
  );
  expect(await scene.charge(item)).toEqual({ kind: 'unknown' });
  await scene.sql(`update payments set due_at = due_at - interval '21 hours' where item_id = $1`, [item.itemId]); // prettier-ignore
  await scene.sandbox.advance(25 * 3_600_000);
  expect(await scene.charge(item)).toEqual({ kind: 'succeeded' });
  expect(await scene.books(item.itemId)).toHaveLength(1);
});

/** As a backup from before the attempt has it; what the provider knows is not taken back. */
async function restoredToBefore({ itemId }: SceneItem): Promise<void> {
  await scene.sql('delete from payment_attempts where payment_id = (select id from payments where item_id = $1)', [itemId]); // prettier-ignore
  await scene.sql('update payments set provider_id = null, create_tries = 0 where item_id = $1', [itemId]);
}

it.each([
  ['was not kept', false],
  ['is repeated', true],
])('bug 1, a database that was restored: made after a 500 that %s, then forgotten: charged once', async (_, saved) => {
  const item = await scene.item();
  await scene.sandbox.faults(
    { kind: 'error_before_commit', saved, match: { method: 'POST', path: '^/v1/payment_intents$', count: 1 } },
    { kind: 'cut_after_commit', match: { path: '/confirm$', count: 2 } },
    { kind: 'rate_limit', ms: 10, match: { method: 'GET', path: '^/v1/payment_intents/', count: 1 } },
    lost,
  );
  let result: ChargeResult = { kind: 'unknown' };
  while (result.kind === 'unknown') result = await scene.charge(item);
  expect(result).toMatchObject({ kind: 'busy' });
  await restoredToBefore(item);
  expect((await chargeUntilKnown(item)).at(-1)).toEqual({ kind: 'succeeded' });
  expect(await scene.books(item.itemId)).toHaveLength(1);
  await expectPaidOnce(item);
});

it('bug 1: two workers with the same item charge it once', async () => {
  const item = await scene.item();
  const results = await Promise.all(Array.from({ length: 8 }, () => chargeUntilKnown(item)));
  expect(new Set(results.map((each) => each.at(-1)!.kind))).toEqual(new Set(['succeeded']));
  await expectPaidOnce(item);
});

it('forty items under every fault at once are each paid once', async () => {
  const items = await Promise.all(Array.from({ length: 40 }, () => scene.item()));
  await scene.sandbox.faults(
    { kind: 'rate_limit', match: { probability: 0.05, path: 'payment_intents' } },
    { kind: 'error_before_commit', saved: true, match: { probability: 0.05, method: 'POST' } },
    { kind: 'error_after_commit', match: { probability: 0.05, method: 'POST' } },
    { kind: 'cut_after_commit', match: { probability: 0.05 } },
    { kind: 'body_cut_after_commit', match: { probability: 0.05 } },
    lost,
  );
  const results = await Promise.all(items.map((item) => chargeUntilKnown(item)));
  expect(new Set(results.map((each) => each.at(-1)!.kind))).toEqual(new Set(['succeeded']));
  await webhooksAreLost();
  for (const item of items) await expectPaidOnce(item);
}, 90_000);

describe('cancelling', () => {
  it('ends a payment that was declined, for ever', async () => {
    const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
    await scene.charge(item);
    expect(await scene.cancel(item)).toBe('cancelled');
    expect(await scene.charge(item, 2)).toEqual({ kind: 'cancelled' });
    expect((await scene.told(item.itemId)).at(-1)).toMatchObject({ event: 'payment.cancelled' });
    expect((await scene.books(item.itemId))[0]).toMatchObject({ status: 'canceled', succeeded_charges: 0 });
  });

  it('ends a payment that was never begun without a call', async () => {
    const item = await scene.item();
    const before = (await scene.sandbox.requests()).length;
    expect(await scene.cancel(item)).toBe('cancelled');
    expect((await scene.sandbox.requests()).length).toBe(before);
    expect(await scene.payment(item.itemId)).toMatchObject({ state: 'cancelled', provider_id: null });
    expect(await scene.charge(item)).toEqual({ kind: 'cancelled' });
  });

  it('finds the payment whose create was lost, and cancels that', async () => {
    const item = await scene.item();
    await scene.sandbox.faults(
      { kind: 'body_cut_after_commit', match: { path: '^/v1/payment_intents$', count: 1 } },
      lost,
    );
    expect(await scene.charge(item)).toEqual({ kind: 'unknown' });
    expect(await scene.cancel(item)).toBe('cancelled');
    expect(await scene.books(item.itemId)).toEqual([expect.objectContaining({ status: 'canceled' })]);
    expect(await scene.attempts(item.itemId)).toEqual([expect.objectContaining({ outcome: 'cancelled' })]);
  });

  it('learns of a success that it came too late for', async () => {
    const item = await scene.item();
    await scene.sandbox.faults(
      { kind: 'hang_after_commit', match: { path: '/confirm$', count: 1 } },
      { kind: 'hang', match: { method: 'GET', path: 'payment_intents', count: 1 } },
      lost,
    );
    expect(await scene.charge(item)).toEqual({ kind: 'unknown' });
    expect(await scene.cancel(item)).toBe('succeeded');
    await expectPaidOnce(item);
  });

  it('is unknown while the provider is away, and can be asked again', async () => {
    const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
    await scene.charge(item);
    await scene.sandbox.faults({ kind: 'error_before_commit', match: { path: 'payment_intents' } }, lost);
    expect(await scene.cancel(item)).toBe('unknown');
    await webhooksAreLost();
    expect(await scene.cancel(item)).toBe('cancelled');
  });

  it('bug 12: racing with charges ends each payment one way: 30 pairs, none both, none neither', async () => {
    const items = await Promise.all(Array.from({ length: 30 }, () => scene.item()));
    await Promise.all(
      items.flatMap((item, index) => [
        sleep(index).then(() => chargeUntilKnown(item)),
        sleep(30 - index).then(() => scene.cancel(item)),
      ]),
    );
    for (const item of items) {
      const end = await scene.cancel(item);
      const { state } = await scene.payment(item.itemId);
      expect(state).toBe(end);
      const charged = (await scene.books(item.itemId)).reduce((sum, payment) => sum + payment.succeeded_charges, 0);
      expect(charged).toBe(end === 'succeeded' ? 1 : 0);
      expect(await scene.told(item.itemId)).toHaveLength(1);
    }
  });
});
