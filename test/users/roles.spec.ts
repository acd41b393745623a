// Guarantee: a role needs two owners besides the one who gets it, counts from its approval, approves nothing in its
// first 24 hours, and is gone from the commit of its revocation on; the operator's first owners are the only exception.
import { Database, rows } from '../../src/platform/database/index.js';
import { system } from '../../src/platform/http/index.js';
import { ApproveRole } from '../../src/users/approve-role.js';
import { Users } from '../../src/users/index.js';
import { ProposeRole } from '../../src/users/propose-role.js';
import { RevokeRole } from '../../src/users/revoke-role.js';
import { startApp, type RunningApp } from '../support/app.js';
import { aMember, grant, staff, type TestPerson } from '../support/people.js';

let running: RunningApp;
let database: Database;
let [first, second]: TestPerson[] = [];

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api', BOOTSTRAP_OWNERS: 'Founder@Example.org, other@example.org' } });
  database = running.app.get(Database);
  [first, second] = [await staff(running, 'owner'), await staff(running, 'owner')];
});
afterAll(() => running.stop());

const as = (person: TestPerson | undefined) => ({ token: person?.token });
const propose = (by: TestPerson | undefined, body: object, headers = {}) =>
  running.call('POST', '/v1/admin/role-grants', { ...as(by), body, headers });
const approve = (by: TestPerson | undefined, id: string) =>
  running.call('POST', `/v1/admin/role-grants/${id}/approve`, as(by));
const revoke = (by: TestPerson | undefined, id: string) =>
  running.call('DELETE', `/v1/admin/role-grants/${id}`, as(by));
const rolesOf = async (person: TestPerson) => (await running.call('GET', '/v1/me', as(person))).body.roles;
const code = ({ status, body }: { status: number; body: { type?: string } }) => [status, body.type?.split('/').at(-1)];

describe('a role', () => {
  it('is proposed by one owner, approved by another, in effect from then on', async () => {
    const member = await aMember(running);
    const proposed = await propose(first, { email: member.email.toUpperCase(), role: 'finance' });
    expect(proposed.status).toBe(201);
    expect(proposed.body).toMatchObject({ userId: member.userId, state: 'proposed', proposedBy: first?.userId });
    expect(await rolesOf(member)).toEqual([]);
    const approved = await approve(second, proposed.body.id);
    expect(approved.body).toMatchObject({ state: 'in_effect', approvedBy: second?.userId, revokedAt: null });
    expect(await rolesOf(member)).toEqual([{ role: 'finance', since: approved.body.approvedAt, mayApprove: false }]);
    const actions = await database.read(
      'select action, actor_id, details from audit_entries where subject_id = $1 order by id',
      [proposed.body.id],
    );
    expect(actions).toEqual([
      { action: 'role.proposed', actor_id: first?.userId, details: { userId: member.userId, role: 'finance' } },
      {
        action: 'role.approved',
        actor_id: second?.userId,
        details: { userId: member.userId, role: 'finance', proposedBy: first?.userId },
      },
    ]);
  });

  it('is not granted by oneself, nor approved by its proposer or its holder', async () => {
    expect(code(await propose(first, { userId: first?.userId, role: 'finance' }))).toEqual([403, 'not-with-oneself']);
    const { body } = await propose(first, { userId: second?.userId, role: 'finance' });
    expect(code(await approve(first, body.id))).toEqual([403, 'not-with-oneself']);
    expect(code(await approve(second, body.id))).toEqual([403, 'not-with-oneself']);
    const third = await staff(running, 'owner');
    expect((await approve(third, body.id)).status).toBe(200);
    expect(code(await approve(third, body.id))).toEqual([409, 'role-grant-twice']);
  });

  it('that the rules let through is still refused by the database', async () => {
    const forged = (proposedBy: string | undefined, approvedBy: string | undefined) =>
      database.inTransaction((tx) =>
        rows(
          tx,
          `insert into role_grants (user_id, role, proposed_by, proposed_at, approved_by, approved_at)
           values ($1, 'auditor', $2, now(), $3, now())`,
          [first?.userId, proposedBy, approvedBy],
        ),
      );
    await expect(forged(first?.userId, second?.userId)).rejects.toThrow('ck_role_grants_not_oneself');
    await expect(forged(second?.userId, first?.userId)).rejects.toThrow('ck_role_grants_not_oneself');
    await expect(forged(second?.userId, second?.userId)).rejects.toThrow('ck_role_grants_two_people');
  });

  it('younger than 24 hours of business time approves nothing', async () => {
    const young = await aMember(running);
    await grant(running, young.userId, ['owner'], 0);
    const { body } = await propose(young, { userId: (await aMember(running)).userId, role: 'moderator' });
    const other = await propose(first, { userId: (await aMember(running)).userId, role: 'moderator' });
    expect(code(await approve(young, other.body.id))).toEqual([403, 'role-too-young']);
    const move = (ms: number) =>
      database.inTransaction((tx) => rows(tx, 'update business_clock set offset_ms = $1', [ms]));
    await move(24 * 3_600_000 - 60_000);
    expect(code(await approve(young, other.body.id))).toEqual([403, 'role-too-young']);
    await move(24 * 3_600_000);
    expect((await approve(young, other.body.id)).status).toBe(200);
    await move(0);
    expect((await approve(first, body.id)).status).toBe(200);
  });

  it('is refused to those who may not, each in their words', async () => {
    const { body } = await propose(first, { userId: (await aMember(running)).userId, role: 'moderator' });
    const finance = await staff(running, 'finance');
    for (const person of [await aMember(running), finance, await staff(running, 'auditor')]) {
      expect(code(await propose(person, { userId: finance.userId, role: 'owner' }))).toEqual([
        403,
        'operation-forbidden',
      ]);
      expect(code(await approve(person, body.id))).toEqual([403, 'operation-forbidden']);
      expect(code(await revoke(person, body.id))).toEqual([403, 'operation-forbidden']);
    }
    expect(code(await approve(undefined, body.id))).toEqual([401, 'unauthenticated']);
  });

  it('is given once, also by 8 at once', async () => {
    const { userId } = await aMember(running);
    const answers = await Promise.all(Array.from({ length: 8 }, () => propose(first, { userId, role: 'auditor' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    const id = answers.find(({ status }) => status === 201)?.body.id;
    const third = await staff(running, 'owner');
    const approvals = await Promise.all([approve(second, id), approve(third, id), approve(second, id)]);
    expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is answered again under the same Idempotency-Key', async () => {
    const body = { userId: (await aMember(running)).userId, role: 'auditor' };
    const headers = { 'idempotency-key': 'role-1' };
    const one = await propose(first, body, headers);
    expect(await propose(first, body, headers)).toMatchObject({ status: 201, body: one.body });
    expect((await propose(first, { ...body, role: 'owner' }, headers)).status).toBe(422);
  });

  it('ends at once when it is revoked, in requests and in transactions', async () => {
    const auditor = await staff(running, 'auditor');
    expect((await running.call('GET', '/v1/admin/role-grants', as(auditor))).status).toBe(200);
    const [held] = await database.read<{ id: string }>('select id from role_grants where user_id = $1', [
      auditor.userId,
    ]);
    expect((await revoke(first, held?.id ?? '')).status).toBe(204);
    expect((await running.call('GET', '/v1/admin/role-grants', as(auditor))).status).toBe(403);
    expect(code(await revoke(first, held?.id ?? ''))).toEqual([409, 'role-grant-over']);
    const caller = { ...system('spec'), via: 'session' as const, userId: auditor.userId };
    const users = running.app.get(Users);
    await expect(database.inTransaction((tx) => users.assertSeasonedRole(tx, caller, 'auditor'))).rejects.toMatchObject(
      {
        code: 'role-missing',
      },
    );
  });

  it('that was revoked after the guard looked decides nothing', async () => {
    const past = await staff(running, 'owner');
    const { body } = await propose(first, { userId: (await aMember(running)).userId, role: 'moderator' });
    await database.inTransaction((tx) =>
      rows(tx, 'update role_grants set revoked_at = tally_now() where user_id = $1', [past.userId]),
    );
    const caller = { ...system('spec'), via: 'session' as const, userId: past.userId, roles: ['owner'] };
    const refused = { code: 'role-missing' };
    await expect(running.app.get(RevokeRole).execute(body.id, caller)).rejects.toMatchObject(refused);
    await expect(running.app.get(ApproveRole).execute(body.id, caller)).rejects.toMatchObject(refused);
    const input = { userId: first?.userId, role: 'finance' as const };
    await expect(running.app.get(ProposeRole).execute(input, caller)).rejects.toMatchObject(refused);
  });

  it.each([
    [{}, 400],
    [{ role: 'finance' }, 400],
    [{ role: 'king', email: 'a@b.cd' }, 400],
    [{ role: ['owner'], email: 'a@b.cd' }, 400],
    [{ role: 'finance', userId: '42' }, 400],
    [{ role: 'finance', userId: '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f', email: 'a@b.cd' }, 400],
    [{ role: 'finance', userId: '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f' }, 404],
    [{ role: 'finance', email: 'nobody@example.org' }, 404],
  ])('is not proposed by %j', async (body, status) => {
    expect((await propose(first, body)).status).toBe(status);
  });

  it('that does not exist cannot be approved', async () => {
    expect((await approve(first, '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f')).status).toBe(404);
    expect((await approve(first, 'x')).status).toBe(400);
  });
});

describe('owners', () => {
  it('are first those whom the operator named, when they verify their address, and nobody else', async () => {
    const founder = await aMember(running, { email: 'founder@example.org' });
    expect((await rolesOf(founder)).map(({ role }: { role: string }) => role)).toEqual(['owner']);
    expect(await rolesOf(await aMember(running, { email: 'founder@example.org.evil.example' }))).toEqual([]);
    const [held] = await database.read('select proposed_by, approved_by from role_grants where user_id = $1', [
      founder.userId,
    ]);
    expect(held).toEqual({ proposed_by: null, approved_by: null });
  });

  it('who revoke each other at once leave one', async () => {
    const alone = await startApp({ settings: { ROLE: 'api' } });
    try {
      const owners = [await staff(alone, 'owner'), await staff(alone, 'owner'), await staff(alone, 'owner')];
      const { body } = await alone.call('GET', '/v1/admin/role-grants', as(owners[0]));
      const grantOf = (person?: TestPerson) =>
        body.data.find(({ userId }: { userId: string }) => userId === person?.userId).id;
      const answers = await Promise.all(
        owners.map((by, i) => alone.call('DELETE', `/v1/admin/role-grants/${grantOf(owners[(i + 1) % 3])}`, as(by))),
      );
      const left = await alone.app
        .get(Database)
        .read<{ user_id: string }>('select user_id from role_grants where revoked_at is null');
      expect(left.length).toBeGreaterThanOrEqual(1);
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(3 - left.length);
      const last = owners.find(({ userId }) => userId === left.at(-1)?.user_id);
      for (const { user_id } of left) {
        const path = `/v1/admin/role-grants/${grantOf(owners.find(({ userId }) => userId === user_id))}`;
        const answer = await alone.call('DELETE', path, as(last));
        if (user_id === last?.userId) expect(code(answer)).toEqual([409, 'last-owner']);
        else expect(answer.status).toBe(204);
      }
    } finally {
      await alone.stop();
    }
  });
});
