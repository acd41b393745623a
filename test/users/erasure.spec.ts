// Guarantee: whoever has nothing open any more can delete their account with two clicks and their password, and a guest
// without one by the link of a mail and a fresh code; the provider is told to delete its customer too. Nothing is
// left by which they could be known, what money did stays under a bare id, every invariant still holds, and the audit
// chain still verifies, also after many have gone.
import { Database, rows } from '../../src/platform/database/index.js';
import { VerifyAudit } from '../../src/audit/index.js';
import { EraseMe } from '../../src/users/index.js';
import { Audit } from '../../src/audit/index.js';
import { freshly } from '../support/codes.js';
import { Forms } from '../support/forms.js';
import { aMember, goodPassword, grant, signIn, type TestPerson } from '../support/people.js';
import { until } from '../support/until.js';
import { day, SettlementScene, type TestPledge } from '../settlement/scene.js';

const many = 50;

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 180_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 180_000);

const erase = ({ token }: TestPerson, password = goodPassword) =>
  scene.running.call('POST', '/v1/me/erasure', { token, body: { password } });
const hindrancesOf = async ({ token }: TestPerson): Promise<string[]> =>
  (await scene.running.call('GET', '/v1/me/erasure', { token })).body.hindrances;

/** A name and an address that stand nowhere else. */
const aLeaver = (n = 0) => ({ email: `leaver-${n}-${Date.now()}@leaving.example`, displayName: `Leaver Nr ${n}` });

/** Everything in the database, as text: whether something is still there. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await scene.sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const hits = await scene.sql(`select 1 from "${name}" t where to_jsonb(t)::text ilike '%' || $1 || '%' limit 1`, [
      text,
    ]);
    if (hits.length > 0) found.push(name);
  }
  return found;
}

async function collected(email: string): Promise<TestPledge> {
  const campaign = await scene.campaign({ target: 2_000n });
  const pledge = await scene.pledge(campaign, { email, tip: 150 });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 8 * day));
  return pledge;
}

it('a backer whose pledge was collected goes; the money stays, and nobody can tell whose it was', async () => {
  const leaver = aLeaver();
  const pledge = await collected(leaver.email);
  const person = await aMember(scene.running, leaver);
  await scene.get(Database).inTransaction((tx) =>
    scene.get(Audit).record(tx, [
      {
        caller: { userId: person.userId, via: 'session', requestId: 'r' },
        action: 'test.said',
        subject: 'user',
        subjectId: person.userId,
        text: 'I, Leaver Nr 0, say so.',
      },
    ]),
  );
  await scene.sql(
    `insert into follows (project_id, email, locale, asked_at)
     select c.project_id, $1, 'en', tally_now() from campaigns c join pledges p on p.campaign_id = c.id where p.id = $2`,
    [leaver.email, pledge.id],
  );
  await scene.sql(
    `insert into pledge_addresses (pledge_id, name, line1, city, country, written_at)
     values ($1, $2, 'Street 1', 'Ghent', 'BE', tally_now())`,
    [pledge.id, leaver.displayName],
  );
  await scene.sql(
    `insert into comments (campaign_id, author_id, by_creator, body, written_at)
     select campaign_id, $1, false, $2, tally_now() from pledges where id = $3`,
    [person.userId, `I, ${leaver.displayName}, ask.`, pledge.id],
  );
  await scene.sql(
    `insert into quiet_backers (campaign_id, backer_id, since)
     select campaign_id, backer_id, tally_now() from pledges where id = $1`,
    [pledge.id],
  );
  await scene.sql(`insert into totp_factors (user_id, secret, created_at) values ($1, 'hush', tally_now())`, [
    person.userId,
  ]);
  expect(await hindrancesOf(person)).toEqual([]);
  expect((await erase(person)).status).toBe(204);
  await scene.idle();

  expect(await scene.sql('select 1 from totp_factors where user_id = $1', [person.userId])).toEqual([]);
  expect(await scene.sql('select 1 from quiet_backers')).toEqual([]);
  expect(await whereIs(leaver.email)).toEqual([]);
  expect(await whereIs(leaver.displayName)).toEqual([]);
  expect((await scene.running.call('GET', '/v1/me', { token: person.token })).status).toBe(401);
  await expect(signIn(scene.running, leaver.email)).rejects.toThrow('401');
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
  expect(await scene.sql('select amount, tip from payments where pledge_id = $1', [pledge.id])).toEqual([
    { amount: '2500', tip: '150' },
  ]);
  await until(async () => {
    const held = await scene.sql('select 1 from card_setups where pledge_id = $1 and detached_at is null', [pledge.id]);
    return held.length === 0;
  });
  // The address is free again.
  await aMember(scene.running, leaver);
}, 240_000);

it('is refused while something is open, which it names, and with a wrong password', async () => {
  const leaver = aLeaver(1);
  const campaign = await scene.campaign();
  const pledge = await scene.pledge(campaign, { email: leaver.email });
  await scene.idle();
  const person = await aMember(scene.running, leaver);
  expect(await hindrancesOf(person)).toEqual(['open_pledges']);
  const refused = await erase(person);
  expect([refused.status, refused.body.type, refused.body.hindrances]).toEqual([
    409,
    '/problems/erasure-hindered',
    ['open_pledges'],
  ]);
  await scene.ok('POST', `/v1/pledges/${pledge.id}/cancel`, { headers: { authorization: pledge.link }, body: {} });
  expect((await erase(person, 'not the password of it')).body.type).toBe('/problems/password-wrong');
  const owner = await aMember(scene.running);
  await scene.campaign({ ownerId: owner.userId });
  await grant(scene.running, owner.userId, ['auditor'], 25);
  expect(await hindrancesOf(owner)).toEqual(['open_campaigns', 'role']);
  expect((await erase(owner)).status).toBe(409);
  expect((await erase(person)).status).toBe(204);
}, 180_000);

it('by the page: what stands against it, the password at its field, and then the reader is nobody', async () => {
  const person = await aMember(scene.running, aLeaver(2));
  const mine = new Forms(scene.running, person.token);
  expect((await mine.get('/nl/my/account')).text).toContain('/nl/my/account/erase');
  expect((await mine.get('/nl/my/account/erase')).text).toContain('Mijn account voorgoed verwijderen');
  const wrong = await mine.post('/nl/my/account/erase', { password: 'something else' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('id="f-password-error"')]);
  const gone = await mine.post('/nl/my/account/erase', { password: goodPassword });
  expect([gone.status, gone.text]).toEqual([200, expect.stringContaining('Uw account is verwijderd')]);
  expect(gone.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await mine.get('/nl/my/account')).status).toBe(401);
});

const guestErases = ({ id, link }: TestPledge, method = 'POST') =>
  scene.running.call(method, `/v1/pledges/${id}/erasure`, {
    headers: { authorization: link },
    ...(method === 'POST' && { body: {} }),
  });

const customerOf = async ({ id }: TestPledge) => {
  const [row] = await scene.sql<{ provider_id: string; delete_at: Date | null; deleted_at: Date | null }>(
    'select c.* from customers c join pledges p on p.backer_id = c.user_id where p.id = $1',
    [id],
  );
  if (!row) throw new Error('no customer');
  return row;
};

it('a guest who never had an account goes by a link and a fresh code, with all their pledges, at the provider too', async () => {
  const { email } = aLeaver(5);
  const pledge = await collected(email);
  const open = await scene.pledge(await scene.campaign(), { email });
  await scene.idle();
  const passedOn = await guestErases(pledge);
  expect([passedOn.status, passedOn.body.type]).toEqual([403, '/problems/fresh-code-needed']);
  const fresh = await freshly(scene.running, pledge);
  expect((await guestErases(fresh, 'GET')).body).toEqual({ hindrances: ['open_pledges'] });
  expect((await guestErases(fresh)).status).toBe(409);
  await scene.ok('POST', `/v1/pledges/${open.id}/cancel`, { headers: { authorization: open.link }, body: {} });
  await scene.idle();
  expect((await guestErases(fresh)).status).toBe(204);
  await scene.idle();

  expect(await whereIs(email)).toEqual([]);
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
  for (const link of [pledge, open, fresh])
    expect((await scene.running.call('GET', `/v1/pledges/${link.id}`, { headers: { authorization: link.link } })).status).toBe(404); // prettier-ignore
  expect((await guestErases(fresh)).status).toBe(404);
  const { provider_id: customer, delete_at, deleted_at } = await customerOf(pledge);
  expect([delete_at, deleted_at]).toEqual([null, expect.any(Date)]);
  expect(await scene.sandbox.stripe.customers.retrieve(customer)).toMatchObject({
    ...{ id: customer, object: 'customer', deleted: true },
  });
  // Whoever pledges with the address afterwards is somebody else.
  const again = await scene.pledge(await scene.campaign(), { email });
  await scene.idle();
  expect((await customerOf(again)).provider_id).not.toBe(customer);
}, 240_000);

it('a customer whom the provider could not delete is asked for again in an hour, and one that is gone is done', async () => {
  const { email } = aLeaver(6);
  const pledge = await collected(email);
  const { provider_id: customer } = await customerOf(pledge);
  const fresh = await freshly(scene.running, pledge);
  await scene.sandbox.faults({
    kind: 'error_before_commit',
    match: { method: 'DELETE', path: '^/v1/customers/', count: 1 },
  });
  expect((await guestErases(fresh)).status).toBe(204);
  await scene.idle();
  expect((await customerOf(pledge)).deleted_at).toBe(null);
  // Somebody at the provider was faster.
  await scene.sandbox.stripe.customers.del(customer);
  const [{ later } = { later: new Date() }] = await scene.sql<{ later: Date }>(
    `select tally_now() + interval '61 minutes' as later`,
  );
  await scene.moveClock(later);
  await scene.idle();
  expect((await customerOf(pledge)).deleted_at).toEqual(expect.any(Date));
}, 240_000);

it('what belongs to an account is not erased by a link, and the page says so without scripts', async () => {
  const leaver = aLeaver(7);
  const pledge = await collected(leaver.email);
  const fresh = await freshly(scene.running, pledge);
  const link = fresh.link.replace('Link ', '');
  const visitor = new Forms(scene.running);
  const page = `/fr/pledges/${pledge.id}/erase?link=${link}`;
  expect((await visitor.get(page)).text).toContain('Supprimer définitivement');
  expect((await visitor.get(`/fr/pledges/${pledge.id}?link=${link}`)).text).toContain(
    `/fr/pledges/${pledge.id}/erase?link=`,
  );
  const stale = `/fr/pledges/${pledge.id}/erase?link=${pledge.link.replace('Link ', '')}`;
  expect((await visitor.get(stale)).to).toContain('/code?then=erase');
  await aMember(scene.running, leaver);
  await scene.sql(
    `update users set adopted_by = (select id from users where email = $1 and kind = 'member')
     where id = (select backer_id from pledges where id = $2) and adopted_by is null`,
    [leaver.email, pledge.id],
  );
  expect((await guestErases(fresh, 'GET')).body).toEqual({ hindrances: ['account'] });
  const refused = await visitor.post(page);
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('appartient à un compte')]);
  expect(refused.text).not.toContain('Supprimer définitivement');
  await scene.sql(`update users set adopted_by = null where id = (select backer_id from pledges where id = $1)`, [
    pledge.id,
  ]);
  const gone = await visitor.post(page);
  expect([gone.status, gone.text]).toEqual([200, expect.stringContaining('C’est supprimé')]);
  expect((await visitor.get(page)).status).toBe(404);
}, 240_000);

it(`the audit chain holds after ${many} have gone`, async () => {
  const model = await aMember(scene.running, aLeaver(3));
  const people = await scene.get(Database).inTransaction(async (tx) => {
    const made = await rows<{ id: string }>(
      tx,
      `insert into users (kind, email, email_verified_at, display_name, locale, password_hash, created_at)
       select 'member', 'crowd-' || n || '@leaving.example', tally_now(), 'Crowd ' || n, 'en',
              (select password_hash from users where id = $1), tally_now()
       from generate_series(1, $2::integer) as n returning id`,
      [model.userId, many],
    );
    const said = made.map(({ id }) => ({
      ...{ caller: { userId: id, via: 'session' as const, requestId: 'r' }, action: 'test.said', subject: 'user' },
      ...{ subjectId: id, text: `Crowd of ${id}` },
    }));
    await scene.get(Audit).record(tx, said);
    return made;
  });
  await scene.idle();
  for (const { id } of people) {
    const caller = { userId: id, via: 'session', roles: [], requestId: 'r', ip: '127.0.0.1' } as never;
    await scene.get(EraseMe).execute({ password: goodPassword }, caller);
  }
  await scene.idle();
  expect(await whereIs('Crowd')).toEqual([]);
  const verdict = await scene.get(VerifyAudit).execute();
  expect(verdict.ok).toBe(true);
  const [{ count } = { count: '' }] = await scene.sql<{ count: string }>(
    `select count(*) from audit_entries e left join audit_texts t on t.entry_id = e.id
     where e.action = 'test.said' and e.commitment is not null and t.entry_id is null`,
  );
  expect(Number(count)).toBe(many + 1);
}, 240_000);
