// Guarantee: while a person or a campaign is on hold, nothing that concerns them is forgotten, neither in time nor at
// their wish, and they are told why; an owner who has just shown who they are places it, with a reason, and ends it by a
// second deed; both are in the audit trail, and once it is over everything is forgotten as always.
import { Database } from '../../src/platform/database/index.js';
import { DueTimes } from '../../src/platform/due/index.js';
import { ForgetWhatIsOver } from '../../src/platform/retention/index.js';
import { EraseMe } from '../../src/users/index.js';
import { freshly } from '../support/codes.js';
import { Forms } from '../support/forms.js';
import { aMember, goodPassword, staff, type TestPerson } from '../support/people.js';
import { until } from '../support/until.js';
import { day, SettlementScene } from '../settlement/scene.js';

let scene: SettlementScene;
let owner: TestPerson;
beforeAll(async () => {
  scene = await SettlementScene.open();
  owner = await staff(scene.running, 'owner');
}, 180_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 180_000);

const place = (body: object, { token } = owner) =>
  scene.running.call('POST', '/v1/admin/legal-holds', { token, body: { reason: 'The court asks.', ...body } });
const end = (id: string, { token } = owner) =>
  scene.running.call('POST', `/v1/admin/legal-holds/${id}/end`, { token, body: { reason: 'It was settled.' } });
const hindrancesOf = async ({ token }: TestPerson): Promise<string[]> =>
  (await scene.running.call('GET', '/v1/me/erasure', { token })).body.hindrances;
const forget = () => scene.get(ForgetWhatIsOver).execute(new AbortController().signal);

/** What is over of somebody in each kind that a hold keeps, as long as it is there. */
async function overOf({ userId, email }: TestPerson, campaignId: string): Promise<() => Promise<string[]>> {
  const mark = `over-${userId}`;
  const long = `interval '3 years'`;
  await scene.sql(
    `insert into sessions (user_id, kind, name, token_hash, created_at, last_used_at, expires_at)
     select $1, 'session', $2::text, sha256(convert_to($2::text, 'UTF8')), at - ${long}, at - ${long}, at - ${long} from (select clock_timestamp() as at) t`,
    [userId, mark],
  );
  await scene.sql(
    `insert into email_challenges (user_id, purpose, created_at, expires_at)
     select $1, 'sign_in', at - ${long} - interval '1 minute', at - ${long} from (select clock_timestamp() as at) t`,
    [userId],
  );
  await scene.sql(
    `insert into mails (occasion, kind, user_id, address, locale, subject, body, written_at, sent_at)
     values ($2, 'test', $1, $3, 'en', 'About it', 'All of it', tally_now() - ${long}, clock_timestamp())`,
    [userId, mark, email],
  );
  await scene.sql(
    `insert into follows (project_id, email, locale, asked_at)
     select project_id, $1, 'en', tally_now() - ${long} from campaigns where id = $2`,
    [email, campaignId],
  );
  return async () => {
    const found = await scene.sql<{ kind: string }>(
      `select 'session' as kind from sessions where name = $2
       union all select 'link' from email_challenges where user_id = $1 and purpose = 'sign_in'
       union all select 'letter' from mails where occasion = $2 and body <> ''
       union all select 'follow' from follows where email = $3`,
      [userId, mark, email],
    );
    return found.map(({ kind }) => kind).sort();
  };
}
const all = ['follow', 'letter', 'link', 'session'];

it('keeps what is over of a person, and no work is due for it; once it has ended it is forgotten as always', async () => {
  const [held, other] = [await aMember(scene.running), await aMember(scene.running)];
  const placed = await place({ userId: held.userId });
  expect([placed.status, placed.body]).toEqual([
    201,
    expect.objectContaining({ userId: held.userId, campaignId: null, reason: 'The court asks.', endedAt: null }),
  ]);
  const [one, two] = [await scene.campaign(), await scene.campaign()];
  const [leftOfHeld, leftOfOther] = [await overOf(held, one.id), await overOf(other, two.id)];
  await forget();
  expect(await leftOfHeld()).toEqual(all);
  expect(await leftOfOther()).toEqual([]);
  const { now, times } = await scene.get(DueTimes).ask();
  const due = times.find(({ name }) => name === 'retention.forget')?.at;
  expect(due && due <= now).not.toBe(true);
  expect((await end(placed.body.id)).status).toBe(204);
  await until(async () => (await leftOfHeld()).length === 0);
}, 120_000);

it('keeps who asks to be erased, says so to them, and lets them go once it has ended, without the reason', async () => {
  const person = await aMember(scene.running);
  const { body: hold } = await place({ userId: person.userId });
  expect(await hindrancesOf(person)).toEqual(['legal_hold']);
  const refused = await scene.running.call('POST', '/v1/me/erasure', {
    token: person.token,
    body: { password: goodPassword },
  });
  expect([refused.status, refused.body.hindrances]).toEqual([409, ['legal_hold']]);
  const page = await new Forms(scene.running, person.token).get('/fr/my/account/erase');
  expect(page.text).toContain('une enquête a besoin de ce qui vous concerne');
  expect(page.text).not.toContain('Supprimer définitivement');
  const file = await scene.running.call('GET', '/v1/me/export', { token: person.token });
  expect(file.body.legalHolds).toEqual([{ placedAt: expect.any(String), endedAt: null }]);
  expect(JSON.stringify(file.body)).not.toContain('The court asks.');
  await end(hold.id);
  expect(await hindrancesOf(person)).toEqual([]);
  const gone = await scene.running.call('POST', '/v1/me/erasure', {
    token: person.token,
    body: { password: goodPassword },
  });
  expect(gone.status).toBe(204);
  expect(await scene.sql('select reason, end_reason from legal_holds where id = $1', [hold.id])).toEqual([
    { reason: '', end_reason: '' },
  ]);
  expect((await place({ userId: person.userId })).body.type).toBe('/problems/nothing-to-hold');
}, 120_000);

it('of a campaign keeps all who had to do with it, a guest who comes by a link as well', async () => {
  const campaign = await scene.campaign({ target: 2_000n });
  const pledge = await scene.pledge(campaign);
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 8 * day));
  const fresh = await freshly(scene.running, pledge);
  const headers = { authorization: fresh.link };
  const ask = () => scene.running.call('GET', `/v1/pledges/${pledge.id}/erasure`, { headers });
  expect((await ask()).body).toEqual({ hindrances: [] });
  const { body: hold } = await place({ campaignId: campaign.id });
  expect((await ask()).body).toEqual({ hindrances: ['legal_hold'] });
  const erase = () => scene.running.call('POST', `/v1/pledges/${pledge.id}/erasure`, { headers, body: {} });
  expect((await erase()).status).toBe(409);
  const [{ held } = { held: false }] = await scene.sql<{ held: boolean }>('select is_on_hold($1, null) as held', [
    campaign.ownerId,
  ]);
  expect(held).toBe(true);
  const stranger = await aMember(scene.running);
  const leftOfStranger = await overOf(stranger, campaign.id);
  await forget();
  // Of somebody who only wanted to follow the campaign's project, that wish is kept and nothing else.
  expect(await leftOfStranger()).toEqual(['follow']);
  await end(hold.id);
  expect((await erase()).status).toBe(204);
}, 240_000);

it('waits for an erasure that is under way, and then finds nobody to hold', async () => {
  const person = await aMember(scene.running);
  const caller = { userId: person.userId, via: 'session', roles: [], requestId: 'r', ip: '127.0.0.1' } as never;
  const [placed, erased] = await Promise.all([
    place({ userId: person.userId }),
    scene
      .get(EraseMe)
      .execute({ password: goodPassword }, caller)
      .then(
        () => 'gone',
        () => 'kept',
      ),
  ]);
  expect([
    [201, 'kept'],
    [404, 'gone'],
  ]).toContainEqual([placed.status, erased]);
});

it('takes the role of an owner and a fresh proof, a subject that is there and a reason; each deed once', async () => {
  const person = await aMember(scene.running);
  const moderator = await staff(scene.running, 'moderator');
  expect((await place({ userId: person.userId }, moderator)).status).toBe(403);
  expect((await place({ userId: person.userId, reason: ' ' })).status).toBe(400);
  expect((await place({})).status).toBe(400);
  const nobody = '00000000-0000-7000-8000-000000000000';
  for (const subject of [{ userId: nobody }, { campaignId: nobody }])
    expect((await place(subject)).body.type).toBe('/problems/nothing-to-hold');
  const { body: hold } = await place({ userId: person.userId });
  expect((await place({ userId: person.userId })).body.type).toBe('/problems/legal-hold-twice');
  expect((await end(hold.id, moderator)).status).toBe(403);
  expect((await end(nobody)).body.type).toBe('/problems/legal-hold-not-found');
  await scene.sql(`update sessions set stepped_up_at = stepped_up_at - interval '1 hour' where user_id = $1`, [
    owner.userId,
  ]);
  expect((await end(hold.id)).body.type).toBe('/problems/step-up-required');
  await scene.sql(`update sessions set stepped_up_at = clock_timestamp() where user_id = $1`, [owner.userId]);
  expect((await end(hold.id)).status).toBe(204);
  expect((await end(hold.id)).body.type).toBe('/problems/legal-hold-over');
  expect(
    await scene.sql(
      `select e.action, e.actor_id as by, t.body as text from audit_entries e join audit_texts t on t.entry_id = e.id
       where e.subject_id = $1 and e.action like 'legal-hold.%' order by e.id`,
      [person.userId],
    ),
  ).toEqual([
    { action: 'legal-hold.placed', by: owner.userId, text: 'The court asks.' },
    { action: 'legal-hold.ended', by: owner.userId, text: 'It was settled.' },
  ]);
  const auditor = await staff(scene.running, 'auditor');
  const list = await scene.running.call('GET', '/v1/admin/legal-holds?limit=1', { token: auditor.token });
  expect(list.body.data).toEqual([expect.objectContaining({ id: hold.id, endReason: 'It was settled.' })]);
}, 120_000);

it('by the page of staff, without scripts: named as people know them, placed, shown and ended', async () => {
  const person = await aMember(scene.running, { displayName: 'Held <b>up</b>' });
  const desk = new Forms(scene.running, owner.token);
  const list = '/nl/staff/legal-holds';
  const unknown = await desk.post(list, { subject: 'nobody@example.org', reason: 'Een klacht.' });
  expect([unknown.status, unknown.text]).toEqual([422, expect.stringContaining('value="nobody@example.org"')]);
  const placed = await desk.post(list, { subject: person.email, reason: 'Een klacht.' });
  expect([placed.status, placed.to]).toEqual([303, expect.stringContaining(`${list}/`)]);
  expect((await desk.get(list)).text).toContain('Held &lt;b>up&lt;/b>');
  const shown = await desk.get(placed.to);
  expect(shown.text).toContain('Een klacht.');
  expect((await desk.post(`${placed.to}/end`, {})).status).toBe(422);
  expect((await desk.post(`${placed.to}/end`, { reason: 'Ingetrokken.' })).to).toBe(placed.to);
  const ended = await desk.get(placed.to);
  expect(ended.text).toContain('Ingetrokken.');
  expect(ended.text).not.toContain(`${placed.to}/end`);
  const campaign = await scene.campaign();
  const [{ slug } = { slug: '' }] = await scene.sql<{ slug: string }>(
    'select j.slug from projects j join campaigns c on c.project_id = j.id where c.id = $1',
    [campaign.id],
  );
  const byPage = await desk.post(list, {
    subject: `https://tally.example/nl/campaigns/${slug}`,
    reason: 'Een klacht.',
  });
  expect(byPage.status).toBe(303);
  expect(await scene.sql('select campaign_id from legal_holds where id = $1', [byPage.to.split('/').at(-1)])).toEqual([
    { campaign_id: campaign.id },
  ]);
}, 120_000);

it('is asked in one statement of the database, whoever asks', async () => {
  const [{ held } = { held: true }] = await scene
    .get(Database)
    .read<{ held: boolean }>('select is_on_hold(null, null) or is_address_on_hold(null) as held');
  expect(held).toBe(false);
});
