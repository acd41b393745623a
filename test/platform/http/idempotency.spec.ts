// One Idempotency-Key has one effect and one answer, however often, in parallel or after a crash it is sent.
import { randomUUID } from 'node:crypto';
import { Database, rows } from '../../../src/platform/database/index.js';
import { type Caller, Idempotency, IdempotencyKeyReused, systemCaller } from '../../../src/platform/http/index.js';
import { requestHash } from '../../../src/platform/http/idempotency-claim.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { FrameProbeModule } from './frame-probe.js';

let running: RunningApp;
let database: Database;
let idempotency: Idempotency;
beforeAll(async () => {
  running = await startApp({ modules: [FrameProbeModule], settings: { DATABASE_POOL: '24' } });
  database = running.app.get(Database);
  idempotency = running.app.get(Idempotency);
});
afterAll(() => running.stop());

const body = { amount: { amount: 2500, currency: 'EUR' } };
const send = (key: string | undefined, sent: unknown = body) =>
  running.call('POST', '/v1/probe/once', { body: sent, headers: key ? { 'idempotency-key': key } : {} });
const caller = (key: string, userId: string | null = randomUUID(), request = 'a'): Caller => ({
  ...systemCaller('test'),
  userId,
  idempotency: { key, hash: requestHash('POST', '/v1/x', request) },
});
const once = <T>(who: Caller, effect: () => Promise<T>) =>
  database.inTransaction((tx) => idempotency.once(tx, who, effect));

test('without a key each request has its effect', async () => {
  const [first, second] = [await send(undefined), await send(undefined)];
  expect(second.body.effect).toBe(first.body.effect + 1);
});

test('the same key and body get the first answer again, in any order of names', async () => {
  const key = randomUUID();
  const first = await send(key);
  const second = await send(key, '{"amount": {"currency":"EUR", "amount":2500} }');
  expect([second.status, second.body]).toEqual([first.status, first.body]);
  expect((await send(undefined)).body.effect).toBe(first.body.effect + 1);
});

test('the same key with another body is 422, and the first answer stays', async () => {
  const key = randomUUID();
  const first = await send(key);
  const other = await send(key, { amount: { amount: 2501, currency: 'EUR' } });
  expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
  expect((await send(key)).body).toEqual(first.body);
});

test('of twenty parallel equal requests one has the effect; the others wait their turn or get its answer', async () => {
  const key = randomUUID();
  const before = (await send(undefined)).body.effect as number;
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(key)));
  const done = answers.filter((answer) => answer.status === 201);
  const running409 = answers.filter((answer) => answer.status === 409);
  expect(done.length).toBeGreaterThan(0);
  expect(done.length + running409.length).toBe(20);
  expect(new Set(done.map((answer) => answer.body.effect))).toEqual(new Set([before + 1]));
  for (const answer of running409) {
    expect([answer.body.type, answer.headers.get('retry-after')]).toEqual(['/problems/idempotency-key-in-use', '1']);
  }
  expect((await send(key)).body.effect).toBe(before + 1);
});

test('an effect that fails leaves no answer behind: the key can be tried again', async () => {
  const who = caller('after-a-crash');
  await expect(once(who, () => Promise.reject(new Error('killed before the commit')))).rejects.toThrow('killed');
  expect(await once(who, () => Promise.resolve('second try'))).toBe('second try');
  expect(await once(who, () => Promise.resolve('third try'))).toBe('second try');
});

test('a connection that dies before the commit frees the key at once', async () => {
  const who = caller('connection-lost');
  const lost = once(who, async () => {
    throw new Error('the process is gone');
  });
  await expect(lost).rejects.toThrow();
  const dying = database.inTransaction((tx) =>
    idempotency.once(tx, who, async () => {
      await rows(tx, 'select pg_terminate_backend(pg_backend_pid())');
    }),
  );
  await expect(dying).rejects.toThrow();
  expect(await once(who, () => Promise.resolve(1))).toBe(1);
});

test('an answer comes back with its bigints and instants', async () => {
  const who = caller('typed-answer');
  const answer = { amount: 9_007_199_254_740_993n, at: new Date('2027-03-01T18:00:00Z'), list: [null, { $x: 1n }] };
  await once(who, () => Promise.resolve(answer));
  expect(await once(who, () => Promise.reject(new Error('never called')))).toEqual(answer);
});

test('keys of two people, and of two pledge links, never meet', async () => {
  const [ada, bob] = [caller('shared', randomUUID()), caller('shared', randomUUID())];
  expect(await once(ada, () => Promise.resolve('ada'))).toBe('ada');
  expect(await once(bob, () => Promise.resolve('bob'))).toBe('bob');
  const guest = (pledgeId: string): Caller => ({ ...caller('shared', null), pledgeId });
  const [one, two] = [guest(randomUUID()), guest(randomUUID())];
  expect(await once(one, () => Promise.resolve('one'))).toBe('one');
  expect(await once(two, () => Promise.resolve('two'))).toBe('two');
});

test('the answer of whoever held the key is seen by the next one, even when it asked before the commit', async () => {
  // The lookup reads after it locks. With both in one snapshot, the second would miss the answer and do it again.
  for (let round = 0; round < 40; round += 1) {
    const who = caller(`handover-${round}`);
    let effects = 0;
    const attempt = () => once(who, () => Promise.resolve((effects += 1))).catch(() => 'in use');
    await Promise.all([attempt(), attempt(), attempt(), attempt()]);
    expect(effects).toBe(1);
  }
});

test('a group locks, judges and saves many keys in three statements', async () => {
  const actor = randomUUID();
  const known = caller('known', actor);
  await once(known, () => Promise.resolve({ pledge: 1 }));
  const uses = ['new-1', 'known', 'new-2'].map((key) => idempotency.useOf(caller(key, actor))!);
  await database.inTransaction(async (tx) => {
    const states = await idempotency.lock(tx, uses);
    expect(states.map((state) => state.is)).toEqual(['new', 'answered', 'new']);
    expect(idempotency.judge(states[1]!, uses[1]!)).toEqual({ answer: { pledge: 1 } });
    expect(() => idempotency.judge(states[1]!, { hash: requestHash('POST', '/other', '') })).toThrow(
      IdempotencyKeyReused,
    );
    await idempotency.save(tx, [
      { ...uses[0]!, answer: { pledge: 2 } },
      { ...uses[2]!, answer: { pledge: 3 } },
    ]);
  });
  expect(await once(caller('new-2', actor), () => Promise.resolve('again'))).toEqual({ pledge: 3 });
});

test('a key taken by a running transaction is told as running, and not waited for: that would never end', async () => {
  const who = caller('taken');
  await database.inTransaction(async (tx) => {
    await idempotency.lock(tx, [idempotency.useOf(who)!]);
    await expect(once(who, () => Promise.resolve(1))).rejects.toMatchObject({ code: 'idempotency-key-in-use' });
  });
});

test('keys are forgotten after 24 hours of real time, not before', async () => {
  const [old, young] = [caller('old'), caller('young')];
  await once(old, () => Promise.resolve('first'));
  await once(young, () => Promise.resolve('first'));
  await database.read(
    `update idempotency_keys set created_at = created_at - interval '24 hours 1 second' where key = 'old'`,
  );
  await database.read(
    `update idempotency_keys set created_at = created_at - interval '23 hours 59 minutes' where key = 'young'`,
  );
  expect(await database.inTransaction((tx) => idempotency.deleteExpired(tx))).toBe(1);
  expect(await database.inTransaction((tx) => idempotency.deleteExpired(tx))).toBe(0);
  expect(await once(old, () => Promise.resolve('second'))).toBe('second');
  expect(await once(young, () => Promise.resolve('second'))).toBe('first');
});
