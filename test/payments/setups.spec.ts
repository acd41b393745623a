// Guarantee: a card is saved once for its pledge and its person; one person is one customer at the provider, however many
// pledges begin at once; and a card that was saved in the last second is never lost.
import { randomUUID } from 'node:crypto';
import { AskSetup, CancelSetup, SavedCards, StartHostedSetup, StartSetup } from '../../src/payments/index.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open({ settings: { STRIPE_TIMEOUT_MS: '1500' } });
});
afterAll(() => scene.stop());
afterEach(() => scene.sandbox.faults());

const lost = { kind: 'lost', match: { path: '.*' } };

const start = async (pledgeId: string, person: { userId: string; email: string }) =>
  scene.get(StartSetup).execute({ pledgeId, currency: 'EUR', ...person });

const setups = async (pledgeId: string) =>
  scene.sql<{ id: string; number: number; state: string }>(
    'select * from card_setups where pledge_id = $1 order by number',
    [pledgeId],
  );

const toldOf = async (pledgeId: string) =>
  scene.sql(`select payload from outbox where consumer = 'test.setup.succeeded' and payload->>'pledgeId' = $1`, [
    pledgeId,
  ]);

const customersOf = async (email: string) => (await scene.sandbox.stripe.customers.list({ email })).data;

it('keeps the card as people recognise it, and tells it once', async () => {
  const pledgeId = randomUUID();
  const person = await scene.person();
  const { setupId, clientSecret, publishableKey } = await start(pledgeId, person);
  expect(publishableKey).toBe('pk_test_tally');
  await scene.sandbox.browser.saveCard(clientSecret);
  expect(await scene.get(AskSetup).execute(pledgeId)).toBe('succeeded');
  await scene.idle();
  expect(await toldOf(pledgeId)).toEqual([{ payload: { setupId, pledgeId } }]);
  const card = (await scene.get(SavedCards).ofPledges([pledgeId])).get(pledgeId);
  expect(card).toMatchObject({ setupId, brand: 'visa', last4: '4242', fingerprint: expect.any(String) as string });
});

it('a webhook is enough', async () => {
  const { pledgeId } = await scene.savedCard();
  await scene.idle();
  expect(await setups(pledgeId)).toMatchObject([{ state: 'succeeded' }]);
  expect(await toldOf(pledgeId)).toHaveLength(1);
});

it('3-D Secure when the card is saved: passed, failed, left', async () => {
  const card = 'pm_card_authenticationRequiredOnSetup';
  const pledges = await Promise.all(
    (['complete', 'fail', 'abandon'] as const).map(async (outcome) => {
      const pledgeId = randomUUID();
      const { clientSecret } = await start(pledgeId, await scene.person());
      await scene.sandbox.browser.saveCard(clientSecret, card, outcome);
      return scene.get(AskSetup).execute(pledgeId);
    }),
  );
  expect(pledges).toEqual(['succeeded', 'pending', 'pending']);
});

it('a return page is answered for its own setup, whatever became of the others', async () => {
  const pledgeId = randomUUID();
  const person = await scene.person();
  const ask = (setupId?: string) => scene.get(AskSetup).execute(pledgeId, setupId);
  const first = await start(pledgeId, person);
  await scene.sandbox.browser.saveCard(first.clientSecret);
  const second = await start(pledgeId, person);
  expect(await ask(second.setupId)).toBe('pending');
  expect(await ask(first.setupId)).toBe('succeeded');
  // Who names none has come from the newest.
  expect(await ask()).toBe('pending');
  // What was saved on a page that nobody came back from is heard of all the same.
  const third = await start(pledgeId, person);
  await scene.sandbox.faults(lost);
  await scene.sandbox.browser.saveCard(second.clientSecret);
  expect(await ask(third.setupId)).toBe('pending');
  expect(await setups(pledgeId)).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }, { state: 'pending' }]);
  const other = await start(randomUUID(), person);
  await expect(ask(other.setupId)).rejects.toMatchObject({ code: 'card-setup-not-found' });
});

it('bug 12: twenty first pay pages of one person at once make one customer', async () => {
  const person = await scene.person();
  const started = await Promise.all(Array.from({ length: 20 }, () => start(randomUUID(), person)));
  expect(new Set(started.map(({ clientSecret }) => clientSecret)).size).toBe(20);
  expect(await customersOf(person.email)).toHaveLength(1);
});

it('the same over four processes, with answers lost and slow', async () => {
  const others = await Promise.all([1, 2, 3].map(() => scene.anotherProcess()));
  const person = await scene.person();
  await scene.sandbox.faults(
    { kind: 'body_cut_after_commit', match: { method: 'POST', path: '^/v1/customers$', count: 1 } },
    { kind: 'latency', ms: 100, match: { method: 'POST', path: '^/v1/customers$' } },
  );
  const apps = [scene.running.app, ...others.map(({ app }) => app)];
  const all = Array.from({ length: 20 }, (_, index) =>
    apps[index % 4]!.get(StartSetup).execute({ pledgeId: randomUUID(), currency: 'EUR', ...person }),
  );
  const results = await Promise.allSettled(all);
  expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await customersOf(person.email)).toHaveLength(1);
  await Promise.all(others.map((other) => other.stop()));
});

it.each([
  ['error_after_commit', {}],
  ['error_before_commit', { saved: true }],
])('a customer whose create ended in a %s is made or found at the next try', async (kind, more) => {
  const person = await scene.person();
  await scene.sandbox.faults({ kind, ...more, match: { method: 'POST', path: '^/v1/customers$', count: 1 } });
  await expect(start(randomUUID(), person)).rejects.toMatchObject({ code: 'payments-unreachable' });
  await start(randomUUID(), person);
  expect(await customersOf(person.email)).toHaveLength(1);
});

it('an address that changed makes no second customer', async () => {
  const person = await scene.person();
  await scene.sandbox.faults({ kind: 'body_cut_after_commit', match: { path: '^/v1/customers$', count: 1 } });
  await expect(start(randomUUID(), person)).rejects.toMatchObject({ kind: 'unavailable' });
  const moved = { ...person, email: `new-${person.email}` };
  await start(randomUUID(), moved);
  const [row] = await scene.sql<{ provider_id: string }>('select provider_id from customers where user_id = $1', [
    person.userId,
  ]);
  expect(row!.provider_id).toMatch(/^cus_/);
});

it('opening the pay page again makes the next one; one that never reached the browser is used', async () => {
  const pledgeId = randomUUID();
  const person = await scene.person();
  await start(pledgeId, person);
  await start(pledgeId, person);
  expect(await setups(pledgeId)).toMatchObject([{ number: 1 }, { number: 2 }]);
  await scene.sandbox.faults({ kind: 'body_cut_after_commit', match: { path: '^/v1/setup_intents$', count: 1 } });
  await expect(start(pledgeId, person)).rejects.toMatchObject({ code: 'payments-unreachable', retryAfterSeconds: 2 });
  const { setupId } = await start(pledgeId, person);
  expect(await setups(pledgeId)).toMatchObject([{ number: 1 }, { number: 2 }, { number: 3, id: setupId }]);
});

it('a 500 of the provider is not replayed to the backer for a day', async () => {
  const pledgeId = randomUUID();
  const person = await scene.person();
  await scene.sandbox.faults({ kind: 'error_after_commit', match: { path: '^/v1/setup_intents$', count: 1 } });
  await expect(start(pledgeId, person)).rejects.toMatchObject({ code: 'payments-unreachable' });
  expect((await start(pledgeId, person)).clientSecret).toMatch(/^seti_/);
  expect(await setups(pledgeId)).toMatchObject([{ state: 'cancelled' }, { state: 'pending' }]);
});

it('the provider is busy: 503 with its Retry-After', async () => {
  const person = await scene.person();
  await scene.sandbox.faults({ kind: 'rate_limit', ms: 1_000, match: { path: '^/v1/customers$', count: 1 } });
  await expect(start(randomUUID(), person)).rejects.toMatchObject({ code: 'payments-busy', retryAfterSeconds: 1 });
});

describe('on the provider’s own page', () => {
  const around = {
    successUrl: 'https://tally.example/return?first=1',
    cancelUrl: 'https://tally.example/card',
    locale: 'fr',
  };
  const host = async (pledgeId: string, person: { userId: string; email: string }) =>
    scene.get(StartHostedSetup).execute({ pledgeId, currency: 'EUR', ...person }, around);
  const visa = { email: 'a@example.org', name: 'A', number: '4242424242424242', expiry: '12 / 40', cvc: '123' };
  const fillIn = (url: string) => fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(visa) });

  it('the card is the pledge’s, by webhook or by asking, and the page leads back to its own setup', async () => {
    const pledgeId = randomUUID();
    const url = await host(pledgeId, await scene.person());
    const back = new URL((await fillIn(url)).headers.get('location') ?? '');
    const [setup] = await setups(pledgeId);
    expect(Object.fromEntries(back.searchParams)).toEqual({ first: '1', setup: setup?.id });
    expect(await scene.get(AskSetup).execute(pledgeId, setup?.id)).toBe('succeeded');
    await scene.idle();
    expect(await toldOf(pledgeId)).toHaveLength(1);
    expect((await scene.get(SavedCards).ofPledges([pledgeId])).get(pledgeId)).toMatchObject({ last4: '4242' });
  });

  it('ending the pledge closes the page; one that was finished in the last second counts', async () => {
    const [left, finished] = [randomUUID(), randomUUID()];
    const person = await scene.person();
    const url = await host(left, person);
    expect(await scene.get(CancelSetup).execute(left)).toBe('cancelled');
    expect((await fillIn(url)).status).toBe(410);
    expect(await setups(left)).toMatchObject([{ state: 'cancelled' }]);

    const other = await host(finished, person);
    await scene.sandbox.faults(lost);
    expect((await fillIn(other)).status).toBe(303);
    expect(await scene.get(CancelSetup).execute(finished)).toBe('succeeded');
    expect(await toldOf(finished)).toHaveLength(1);
  });

  it('a page whose answer was lost is opened again, the same one; a spent key makes the next', async () => {
    const pledgeId = randomUUID();
    const person = await scene.person();
    const path = '^/v1/checkout/sessions$';
    await scene.sandbox.faults({ kind: 'body_cut_after_commit', match: { path, count: 1 } });
    await expect(host(pledgeId, person)).rejects.toMatchObject({ code: 'payments-unreachable' });
    await host(pledgeId, person);
    expect(await setups(pledgeId)).toMatchObject([{ number: 1, state: 'pending' }]);
    await scene.sandbox.faults({ kind: 'error_after_commit', match: { path, count: 1 } });
    await expect(host(pledgeId, person)).rejects.toMatchObject({ code: 'payments-unreachable' });
    await host(pledgeId, person);
    const states = (await setups(pledgeId)).map(({ state }) => state);
    expect(states).toEqual(['pending', 'cancelled', 'pending']);
  });
});

describe('ending', () => {
  it('cancels every open setup at the provider', async () => {
    const pledgeId = randomUUID();
    const person = await scene.person();
    const { clientSecret } = await start(pledgeId, person);
    await start(pledgeId, person);
    expect(await scene.get(CancelSetup).execute(pledgeId)).toBe('cancelled');
    await expect(scene.sandbox.browser.saveCard(clientSecret)).rejects.toThrow(/unexpected_state/);
    expect(await setups(pledgeId)).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }]);
    expect(await scene.get(CancelSetup).execute(pledgeId)).toBe('cancelled');
  });

  it('a card saved in the last second counts, whichever page it was saved on', async () => {
    const pledgeId = randomUUID();
    const person = await scene.person();
    const { clientSecret } = await start(pledgeId, person);
    await start(pledgeId, person);
    await scene.sandbox.faults(lost);
    await scene.sandbox.browser.saveCard(clientSecret);
    expect(await scene.get(CancelSetup).execute(pledgeId)).toBe('succeeded');
    expect(await toldOf(pledgeId)).toHaveLength(1);
  });

  it('is unknown while the provider does not answer, and nothing is given up', async () => {
    const pledgeId = randomUUID();
    await start(pledgeId, await scene.person());
    await scene.sandbox.faults({ kind: 'hang', match: { path: 'setup_intents' } });
    expect(await scene.get(CancelSetup).execute(pledgeId)).toBe('unknown');
    expect(await scene.get(AskSetup).execute(pledgeId)).toBe('unknown');
    expect(await setups(pledgeId)).toMatchObject([{ state: 'pending' }]);
  });

  it('a pledge without a setup has nothing to end', async () => {
    expect(await scene.get(CancelSetup).execute(randomUUID())).toBe('cancelled');
    expect(await scene.get(AskSetup).execute(randomUUID())).toBe('pending');
  });
});
