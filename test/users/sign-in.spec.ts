// Guarantee: nobody signs in before showing that the address is theirs; known and unknown addresses get the same
// answer; attempts are counted over all parallel requests; and what a session or token may do ends with it, at once.
import { Database, rows } from '../../src/platform/database/index.js';
import { attemptLimits } from '../../src/users/attempts.js';
import { Passwords } from '../../src/users/passwords.js';
import { startApp, type RunningApp } from '../support/app.js';
import { aMember, anEmail, freeNetwork, goodPassword, signIn } from '../support/people.js';

let running: RunningApp;
let database: Database;

beforeAll(async () => {
  running = await startApp({ settings: { PUBLIC_URL: 'https://tally.example', TRUSTED_PROXIES: 'loopback' } });
  database = running.app.get(Database);
});
afterAll(() => running.stop());
beforeEach(() => freeNetwork(running));

const attempt = (email: string, password: string, from?: string) =>
  running.call('POST', '/v1/sessions', {
    body: { email, password },
    headers: { ...(from && { 'x-forwarded-for': from }) },
  });
const me = (token: string) => running.call('GET', '/v1/me', { token });

describe('signing in', () => {
  it('gives a token once, which says who its holder is', async () => {
    const { email, token, userId } = await aMember(running, { displayName: 'Grace Hopper', locale: 'nl' });
    const answer = await me(token);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: userId, email, displayName: 'Grace Hopper', locale: 'nl', roles: [] });
    const stored = await database.read<{ hash: string }>('select token_hash::text as hash from sessions');
    expect(stored.every(({ hash }) => !hash.includes(token))).toBe(true);
  });

  it('finds the address in any spelling', async () => {
    const { email } = await aMember(running);
    expect((await attempt(email.toUpperCase(), goodPassword)).status).toBe(201);
  });

  it('answers the same for a wrong password and an unknown address', async () => {
    const { email } = await aMember(running);
    const [wrong, unknown] = await Promise.all([attempt(email, 'not the password'), attempt(anEmail(), goodPassword)]);
    const plain = ({ status, body }: typeof wrong) => ({ status, body: { ...body, instance: '' } });
    expect(plain(wrong)).toEqual(plain(unknown));
    expect(wrong.status).toBe(401);
    expect(wrong.body.type).toBe('/problems/sign-in-failed');
  });

  it('does the work of a comparison for an unknown address too', async () => {
    const passwords = new Passwords({ NODE_ENV: 'production' });
    const stored = await passwords.hash(goodPassword);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    // What a comparison costs stands in the hash that is compared with: nobody's costs what everybody's does.
    const costOf = (hash: string) => hash.split('$').slice(0, 4).join('$');
    const nobodys = (await Reflect.get(passwords, 'nobodys')) as string;
    expect(costOf(nobodys)).toBe(costOf(stored));
    expect(await passwords.matches(undefined, 'the password of an account that does not exist')).toBe(false);
    // And it is that one that is compared with: were it no hash, the comparison would fail.
    Reflect.set(passwords, 'nobodys', Promise.resolve('no hash'));
    await expect(passwords.matches(undefined, 'a guess')).rejects.toThrow();
  });

  it('refuses the password of nobody', async () => {
    const passwords = new Passwords({ NODE_ENV: 'test' });
    expect(await passwords.matches(undefined, 'the password of an account that does not exist')).toBe(false);
    expect(await passwords.matches(null, '')).toBe(false);
  });

  it('counts 20 wrong passwords sent at once: ten are looked at, ten are not', async () => {
    const { email } = await aMember(running);
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(email, 'not the password')));
    const { limit } = attemptLimits.signInByAddressAndNetwork;
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(limit);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(20 - limit);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(600);
    expect((await attempt(email, goodPassword)).status).toBe(429);
    expect((await attempt((await aMember(running)).email, goodPassword)).status).toBe(201);
  });

  it('locks out the stranger who guesses, not the person whose address it is', async () => {
    const { email } = await aMember(running);
    const guesses = Array.from({ length: 20 }, (_, i) => attempt(email, 'not the password', `198.51.100.${i}`));
    const answers = await Promise.all(guesses);
    const { limit } = attemptLimits.signInByAddressAndNetwork;
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(limit);
    expect((await attempt(email, goodPassword, '198.51.100.77')).status).toBe(429);
    expect((await attempt(email, goodPassword, '203.0.113.5')).status).toBe(201);
    expect((await attempt(email, 'not the password', '198.51.100.77')).status).toBe(429);
  });

  it('slows down guesses from ever new networks, and with them the owner, who still gets in', async () => {
    const { email } = await aMember(running);
    const from = (network: number) => `2001:db8:${network.toString(16)}::1`;
    const guess = (_: unknown, i: number) => attempt(email, 'not the password', from(i));
    const { limit } = attemptLimits.signInByAddress;
    const free = await Promise.all(Array.from({ length: limit }, guess));
    expect(free.filter(({ status }) => status === 401)).toHaveLength(limit);

    const began = performance.now();
    const slowed = await Promise.all(Array.from({ length: 5 }, guess));
    const { windowMs } = attemptLimits.slowSignInByAddress;
    expect(slowed.filter(({ status }) => status === 401)).toHaveLength(2);
    expect(performance.now() - began).toBeGreaterThan(windowMs * 0.95);
    const refused = slowed.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(windowMs / 1_000);

    const owner = await attempt(email, goodPassword, from(0xff));
    expect(owner.status).toBe(201);
    expect(performance.now() - began).toBeGreaterThan(windowMs * 1.95);
    // The right password ends the slowness: the next try is looked at without a wait.
    const after = performance.now();
    expect((await attempt(email, 'not the password', from(0xff))).status).toBe(401);
    expect(performance.now() - after).toBeLessThan(windowMs / 2);
  });

  it('counts unknown addresses just the same', async () => {
    const email = anEmail();
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(email, goodPassword)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  it('counts a network over many addresses', async () => {
    const { limit } = attemptLimits.signInByNetwork;
    const answers = await Promise.all(Array.from({ length: limit + 5 }, () => attempt(anEmail(), goodPassword)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  it('frees the address with the right password', async () => {
    const { email } = await aMember(running);
    for (let i = 0; i < 9; i += 1) await attempt(email, 'not the password');
    expect((await attempt(email, goodPassword)).status).toBe(201);
    expect((await attempt(email, 'not the password')).status).toBe(401);
  });

  it.each([
    [{}, '/email'],
    [{ email: 'ada', password: goodPassword }, '/email'],
    [{ email: ['a@b.cd'], password: goodPassword }, '/email'],
    [{ email: 'a@b.cd', password: 12 }, '/password'],
    [{ email: 'a@b.cd', password: 'x'.repeat(129) }, '/password'],
    [{ email: 'a@b.cd', password: goodPassword, roles: ['owner'] }, '/roles'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await running.call('POST', '/v1/sessions', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});

describe('a session', () => {
  it('ends at once, and only its own', async () => {
    const person = await aMember(running);
    const other = await signIn(running, person.email);
    const { body } = await running.call('GET', '/v1/sessions', { token: person.token });
    const current = body.data.find((session: { current: boolean }) => session.current);
    expect(body.data).toHaveLength(2);
    expect((await running.call('DELETE', `/v1/sessions/${current.id}`, { token: person.token })).status).toBe(204);
    const refused = await me(person.token);
    expect([refused.status, refused.body.type]).toEqual([401, '/problems/credential-invalid']);
    expect((await me(other.token)).status).toBe(200);
    expect((await running.call('DELETE', `/v1/sessions/${current.id}`, { token: other.token })).status).toBe(404);
  });

  it('is ended with all others by signing out everywhere', async () => {
    const person = await aMember(running);
    const other = await signIn(running, person.email);
    const made = await running.call('POST', '/v1/api-tokens', { token: person.token, body: { name: 'ci', days: 1 } });
    expect((await running.call('DELETE', '/v1/sessions', { token: other.token })).status).toBe(204);
    for (const token of [person.token, other.token, made.body.token]) expect((await me(token)).status).toBe(401);
  });

  it('of somebody else is not there', async () => {
    const [mine, theirs] = [await aMember(running), await aMember(running)];
    const { body } = await running.call('GET', '/v1/sessions', { token: theirs.token });
    const path = `/v1/sessions/${body.data[0].id}`;
    expect((await running.call('GET', path, { token: mine.token })).status).toBe(404);
    expect((await running.call('DELETE', path, { token: mine.token })).status).toBe(404);
    expect((await running.call('GET', path, { token: theirs.token })).body.current).toBe(true);
    expect((await running.call('GET', '/v1/sessions/42', { token: mine.token })).body.type).toBe(
      '/problems/malformed-id',
    );
  });

  it('ends by itself', async () => {
    const { token, userId } = await aMember(running);
    await database.inTransaction((tx) =>
      rows(tx, `update sessions set expires_at = clock_timestamp() where user_id = $1`, [userId]),
    );
    expect((await me(token)).status).toBe(401);
  });

  it('does not end when the business clock is moved by 60 days', async () => {
    const { token } = await aMember(running);
    await database.inTransaction((tx) => rows(tx, `update business_clock set offset_ms = 60 * 86400000::bigint`));
    expect((await me(token)).status).toBe(200);
    await database.inTransaction((tx) => rows(tx, `update business_clock set offset_ms = 0`));
  });
});

describe('the cookie of pages', () => {
  const cookieOf = async (email: string, cookie?: string) => {
    const answer = await running.call('POST', '/v1/sessions', {
      body: { email, password: goodPassword },
      headers: { ...(cookie && { cookie, 'sec-fetch-site': 'same-origin' }) },
    });
    return answer.headers.get('set-cookie') ?? '';
  };
  const pair = (setCookie: string) => setCookie.split(';')[0] ?? '';

  it('is bound to the host, hidden from scripts and not sent by other sites', async () => {
    const { email } = await aMember(running);
    expect(await cookieOf(email)).toMatch(
      /^__Host-tally=tally_s_[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
    );
  });

  it('changes nothing unless the request comes from a page of ours', async () => {
    const { email } = await aMember(running);
    const cookie = pair(await cookieOf(email));
    const end = (headers: Record<string, string>) =>
      running.call('DELETE', '/v1/sessions', { headers: { cookie, ...headers } });
    expect((await running.call('GET', '/v1/me', { headers: { cookie } })).status).toBe(200);
    const strangers: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://tally.example', 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of strangers) {
      expect((await end(headers)).body.type).toBe('/problems/cross-site-request');
    }
    expect((await end({ origin: 'https://tally.example' })).status).toBe(204);
    expect((await running.call('GET', '/v1/me', { headers: { cookie } })).status).toBe(401);
  });

  it('is another one after each sign-in, and the one before is over', async () => {
    const { email } = await aMember(running);
    const before = pair(await cookieOf(email));
    const after = pair(await cookieOf(email, before));
    expect(after).not.toBe(before);
    expect((await running.call('GET', '/v1/me', { headers: { cookie: before } })).status).toBe(401);
    expect((await running.call('GET', '/v1/me', { headers: { cookie: after } })).status).toBe(200);
  });

  it('that is over makes its browser a visitor, a bearer token that is over is refused', async () => {
    const cookie = '__Host-tally=tally_s_gone';
    expect((await running.call('GET', '/v1/audit/head', { headers: { cookie } })).status).toBe(200);
    expect((await running.call('GET', '/v1/audit/head', { token: 'tally_s_gone' })).status).toBe(401);
  });
});

describe('an API token', () => {
  it('is shown once, acts as its member, and makes no further ones', async () => {
    const { token, userId } = await aMember(running);
    const body = { name: 'Nightly export', days: 30 };
    const headers = { 'idempotency-key': 'token-1' };
    const made = await running.call('POST', '/v1/api-tokens', { token, body, headers });
    const again = await running.call('POST', '/v1/api-tokens', { token, body, headers });
    expect(made.status).toBe(201);
    expect(made.body.token).toMatch(/^tally_t_[\w-]{43}$/);
    expect(again.body).toEqual({ ...made.body, token: null });
    expect((await me(made.body.token)).body.id).toBe(userId);
    const refused = await running.call('POST', '/v1/api-tokens', { token: made.body.token, body });
    expect(refused.status).toBe(403);
    const answers = await database.read<{ answer: string }>('select answer::text from idempotency_keys');
    expect(answers.every(({ answer }) => !answer.includes('tally_t_'))).toBe(true);
  });

  it('is one of at most 20', async () => {
    const { token } = await aMember(running);
    const made = await Promise.all(
      Array.from({ length: 25 }, (_, i) =>
        running.call('POST', '/v1/api-tokens', { token, body: { name: `n${i}`, days: 1 } }),
      ),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(made.filter(({ status }) => status === 409)).toHaveLength(5);
  });

  it.each([0, -1, 366, 2.5, '30', null])('does not hold for %j days', async (days) => {
    const { token } = await aMember(running);
    const answer = await running.call('POST', '/v1/api-tokens', { token, body: { name: 'x', days } });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/days']);
  });
});
