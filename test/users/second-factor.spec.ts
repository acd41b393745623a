// Guarantee: whoever has a second factor is asked for it; a code is good once and tries are counted over all parallel
// requests; recovery codes are good once; what a stolen session must not do needs to be confirmed within ten minutes; and
// where staff need a second factor, roles without one are not in effect anywhere.
import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { Database, rows } from '../../src/platform/database/index.js';
import { permissions, stepUpOperations } from '../../src/users/index.js';
import { attemptLimits } from '../../src/users/attempts.js';
import { startApp, type RunningApp } from '../support/app.js';
import { aMember, freeNetwork, goodPassword, grant, signIn, staff, type TestPerson } from '../support/people.js';
import { anApp, codeOf, forgetSteps } from '../support/second-factor.js';

let running: RunningApp;
let database: Database;

beforeAll(async () => {
  running = await startApp();
  database = running.app.get(Database);
}, 120_000);
afterAll(() => running.stop());
beforeEach(() => freeNetwork(running));

const call = (method: string, path: string, token?: string, body?: object) =>
  running.call(method, path, { token, ...(body && { body }) });
const begin = (email: string, password = goodPassword) => call('POST', '/v1/sessions', undefined, { email, password });
const finish = (pending: string, code: string) =>
  call('POST', '/v1/sessions/second-factor', undefined, { pending, code });

async function pendingOf({ email }: TestPerson): Promise<string> {
  const { status, body } = await begin(email);
  expect([status, body.type]).toEqual([401, '/problems/second-factor-required']);
  return body.pending;
}

/** As if so many minutes had gone by since the holder of every session showed who they are. */
const age = (minutes: number) =>
  database.inTransaction((tx) =>
    rows(tx, `update sessions set stepped_up_at = stepped_up_at - make_interval(mins => $1)`, [minutes]),
  );

describe('an authenticator app', () => {
  it('counts once a code has shown that it has the secret, and ends all other sessions', async () => {
    const member = await aMember(running);
    const other = await signIn(running, member.email);
    const begun = await call('POST', '/v1/me/totp', member.token);
    expect(begun.status).toBe(201);
    expect(begun.body.uri).toContain(`secret=${begun.body.secret}`);
    expect((await begin(member.email)).status).toBe(201); // not confirmed, not asked for

    const wrong = await call('POST', '/v1/me/totp/confirm', member.token, { code: '000000' });
    expect([wrong.status, wrong.body.type]).toEqual([422, '/problems/second-factor-wrong']);
    const { status, body } = await call('POST', '/v1/me/totp/confirm', member.token, {
      code: codeOf(begun.body.secret),
    });
    expect([status, body.recoveryCodes.length]).toEqual([200, 10]);
    expect((await call('GET', '/v1/me', other.token)).status).toBe(401);
    expect((await call('GET', '/v1/me', member.token)).status).toBe(200);
    const mine = await call('GET', '/v1/me/second-factors', member.token);
    expect(mine.body).toMatchObject({ recoveryCodesLeft: 10, totpSince: expect.any(String) });
    expect((await call('POST', '/v1/me/totp', member.token)).body.type).toBe('/problems/totp-already-on');
    expect((await call('POST', '/v1/me/totp/confirm', member.token, { code: '123456' })).status).toBe(409);
  });

  it('is stored so that a copy of the database gives no code', async () => {
    const member = await aMember(running);
    const { secret, recoveryCodes } = await anApp(running, member);
    const [row] = await database.read<{ all: string }>(
      `select (select encode(secret, 'hex') from totp_factors where user_id = $1)
           || (select string_agg(encode(code_hash, 'hex'), '') from recovery_codes where user_id = $1) as all`,
      [member.userId],
    );
    const plain = Buffer.from(Secret.fromBase32(secret).bytes).toString('hex');
    expect(row?.all).not.toContain(plain);
    expect(row?.all).not.toContain(Buffer.from(recoveryCodes[0] ?? '').toString('hex'));
  });

  it('is asked for at the sign-in: the password alone opens nothing', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const pending = await pendingOf(member);
    const refused = await call('GET', '/v1/me', pending);
    expect([refused.status, refused.body.type]).toEqual([401, '/problems/credential-invalid']);
    expect((await call('GET', '/v1/sessions', member.token)).body.data).toHaveLength(1);

    const signedIn = await finish(pending, codeOf(secret));
    expect(signedIn.status).toBe(201);
    expect(signedIn.headers.get('set-cookie')).toContain('__Host-tally=');
    expect((await call('GET', '/v1/me', signedIn.body.token)).body.id).toBe(member.userId);
    const again = await finish(pending, codeOf(secret, 30));
    expect([again.status, again.body.type]).toEqual([401, '/problems/pending-sign-in-over']);
  });

  it('takes a code once, and no older one after it', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const code = codeOf(secret);
    expect((await finish(await pendingOf(member), code)).status).toBe(201);
    for (const used of [code, codeOf(secret, -30)]) {
      const { status, body } = await finish(await pendingOf(member), used);
      expect([status, body.type]).toEqual([422, '/problems/second-factor-wrong']);
    }
    expect((await finish(await pendingOf(member), codeOf(secret, 30))).status).toBe(201);
  });

  it('opens one session when one code is sent ten times at once', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const pending = await Promise.all(Array.from({ length: 5 }, () => pendingOf(member)));
    const code = codeOf(secret);
    const answers = await Promise.all(pending.flatMap((one) => [finish(one, code), finish(one, code)]));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('leaves a sign-in open after a wrong code, and looks at ten of twenty guesses', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const pending = await pendingOf(member);
    const { limit } = attemptLimits.secondFactor;
    const guesses = await Promise.all(Array.from({ length: 20 }, () => finish(pending, '000000')));
    expect(guesses.filter(({ status }) => status === 422)).toHaveLength(limit);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(20 - limit);
    expect((await finish(pending, codeOf(secret))).status).toBe(429);
  });

  it('waits ten minutes for the code, and not for a new password', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const pending = await pendingOf(member);
    const [left] = await database.read<{ seconds: number }>(
      `select extract(epoch from expires_at - created_at)::int as seconds from sessions where kind = 'pending'
       order by id desc limit 1`,
    );
    expect(left?.seconds).toBe(600);
    await call('DELETE', '/v1/sessions', member.token);
    expect((await finish(pending, codeOf(secret))).status).toBe(401);
  });

  it('is turned off by a code of it, and then not asked for', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const off = (code: string) => call('POST', '/v1/me/totp/disable', member.token, { code });
    expect((await off('000000')).status).toBe(422);
    expect((await off(codeOf(secret))).status).toBe(204);
    expect((await off(codeOf(secret, 30))).body.type).toBe('/problems/totp-not-begun');
    expect((await begin(member.email)).status).toBe(201);
    const mine = await call('GET', '/v1/me/second-factors', member.token);
    expect(mine.body).toMatchObject({ recoveryCodesLeft: 0, totpSince: null });
  });

  it('is told to its owner, and in the audit trail, whatever happens to it', async () => {
    const member = await aMember(running);
    const { recoveryCodes } = await anApp(running, member);
    expect((await finish(await pendingOf(member), recoveryCodes[0] ?? '')).status).toBe(201);
    const told = await database.read<{ action: string }>(
      `select action from audit_entries where actor_id = $1 and action like 'second-factor.%' order by id`,
      [member.userId],
    );
    expect(told.map(({ action }) => action)).toEqual(['second-factor.totp-added', 'second-factor.recovery-code-used']);
  });
});

describe('recovery codes', () => {
  it('are good once each, however they are typed, and replaced by new ones', async () => {
    const member = await aMember(running);
    const { recoveryCodes } = await anApp(running, member);
    const [first = '', second = ''] = recoveryCodes;
    expect((await finish(await pendingOf(member), ` ${first.toUpperCase().replace('-', ' ')}`)).status).toBe(201);
    expect((await finish(await pendingOf(member), first)).status).toBe(422);
    const renewed = await call('POST', '/v1/me/recovery-codes', member.token);
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await finish(await pendingOf(member), second)).status).toBe(422);
    expect((await finish(await pendingOf(member), renewed.body.recoveryCodes[9])).status).toBe(201);
  });

  it('are nobody else’s, and not given without a second factor', async () => {
    const [mine, theirs] = [await aMember(running), await aMember(running)];
    const { recoveryCodes } = await anApp(running, mine);
    await anApp(running, theirs);
    expect((await finish(await pendingOf(theirs), recoveryCodes[0] ?? '')).status).toBe(422);
    const none = await call('POST', '/v1/me/recovery-codes', (await aMember(running)).token);
    expect([none.status, none.body.type]).toEqual([403, '/problems/second-factor-missing']);
  });
});

describe('what a stolen session must not do', () => {
  it('is all that moves money, gives roles, carries off lists and changes second factors', () => {
    const decided = Object.keys(permissions).filter((name) => /^(payouts|roles)\.(approve|propose)$/.test(name));
    for (const operation of decided) expect([...stepUpOperations]).toContain(operation);
    expect([...stepUpOperations].sort()).toMatchInlineSnapshot(`
      [
        "backers.export",
        "held-items.release",
        "legal-holds.decide",
        "payouts.approve",
        "refunds.decide",
        "retentions.decide",
        "roles.approve",
        "roles.propose",
        "roles.revoke",
        "second-factors.change",
        "tranches.decide",
        "work.retry",
      ]
    `);
    // Nobody is asked to show who they are where nobody need be anybody.
    for (const operation of stepUpOperations) expect(permissions[operation]).not.toContain('anyone');
  });

  it('needs the second factor again after ten minutes, and the password is not enough', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    expect((await call('POST', '/v1/me/recovery-codes', member.token)).status).toBe(200);
    await age(11);
    const refused = await call('POST', '/v1/me/recovery-codes', member.token);
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/step-up-required']);
    expect((await call('GET', '/v1/me/second-factors', member.token)).status).toBe(200);

    const confirm = (body: object) => call('POST', '/v1/me/confirm', member.token, body);
    expect((await confirm({ password: goodPassword })).body.type).toBe('/problems/second-factor-wrong');
    expect((await confirm({ code: '000000' })).status).toBe(422);
    await forgetSteps(running, member);
    expect((await confirm({ code: codeOf(secret) })).status).toBe(204);
    expect((await call('POST', '/v1/me/recovery-codes', member.token)).status).toBe(200);
    await age(9);
    expect((await call('POST', '/v1/me/recovery-codes', member.token)).status).toBe(200);
  });

  it('needs the password where there is no second factor', async () => {
    const member = await aMember(running);
    await age(11);
    expect((await call('POST', '/v1/me/totp', member.token)).body.type).toBe('/problems/step-up-required');
    const wrong = await call('POST', '/v1/me/confirm', member.token, { password: 'not the password' });
    expect([wrong.status, wrong.body.type]).toEqual([422, '/problems/password-wrong']);
    expect((await call('POST', '/v1/me/confirm', member.token, {})).status).toBe(422);
    expect((await call('POST', '/v1/me/confirm', member.token, { password: goodPassword })).status).toBe(204);
    expect((await call('POST', '/v1/me/totp', member.token)).status).toBe(201);
  });

  it('holds for this session and no other', async () => {
    const member = await aMember(running);
    const other = await signIn(running, member.email);
    await age(11);
    await call('POST', '/v1/me/confirm', other.token, { password: goodPassword });
    expect((await call('POST', '/v1/me/totp', member.token)).status).toBe(403);
    expect((await call('POST', '/v1/me/totp', other.token)).status).toBe(201);
  });

  it('is refused to API tokens', async () => {
    const owner = await staff(running, 'owner');
    const made = await call('POST', '/v1/api-tokens', owner.token, { name: 'ci', days: 1 });
    const body = { userId: randomUUID(), role: 'auditor' };
    const refused = await call('POST', '/v1/admin/role-grants', made.body.token, body);
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/step-up-required']);
    expect((await call('GET', '/v1/admin/role-grants', made.body.token)).status).toBe(200);
  });
});

describe('where staff need a second factor', () => {
  let strict: RunningApp;
  beforeAll(async () => {
    strict = await startApp({ settings: { STAFF_SECOND_FACTOR: 'required' } });
  }, 60_000);
  afterAll(() => strict.stop());

  it('a role without one is not in effect, and who has none is told nothing of it', async () => {
    const owner = await aMember(strict);
    await grant(strict, owner.userId, ['owner', 'finance'], 25);
    const refused = await strict.call('GET', '/v1/admin/role-grants', { token: owner.token });
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/second-factor-missing']);
    const me = await strict.call('GET', '/v1/me', { token: owner.token });
    expect(me.body.roles).toHaveLength(2);
    const member = await aMember(strict);
    expect((await strict.call('GET', '/v1/admin/role-grants', { token: member.token })).body.type).toBe(
      '/problems/operation-forbidden',
    );
  });

  it('it is in effect once there is one, and not once it is gone', async () => {
    const owner = await aMember(strict);
    await grant(strict, owner.userId, ['owner'], 25);
    const { secret } = await anApp(strict, owner);
    const list = () => strict.call('GET', '/v1/admin/role-grants', { token: owner.token });
    expect((await list()).status).toBe(200);
    await strict.call('POST', '/v1/me/totp/disable', { token: owner.token, body: { code: codeOf(secret) } });
    expect((await list()).body.type).toBe('/problems/second-factor-missing');
  });
});

test('an app computes what we compute', () => {
  const secret = new Secret({ size: 20 });
  expect(codeOf(secret.base32)).toBe(new TOTP({ secret }).generate());
});
