// Guarantee: anybody reports what they can read, with or without an account, and gets answers where they left an address;
// nothing that is not a report is kept, one network and one address make only so many, and whoever leaves takes their
// words along.
import { aCreator, aDraft } from '../support/creators.js';
import { hiddenIn } from '../support/forms.js';
import { anEmail, type TestPerson } from '../support/people.js';
import { moveClock, workOf } from '../support/time.js';
import { until } from '../support/until.js';
import { grounded, Moderating, why } from './moderating.js';
import { type OwnedCampaign, type World } from './world.js';

let scene: Moderating;
let world: World;
let campaign: OwnedCampaign;
let first: TestPerson;

beforeAll(async () => {
  scene = await Moderating.open();
  ({ world, campaign, first } = scene);
}, 90_000);
afterAll(() => world.stop());
beforeEach(() => scene.freeLimits());

describe('a report', () => {
  const tooLong = 'x'.repeat(4_001);
  test.each<[string, object, number]>([
    ['no kind', { kind: undefined }, 400],
    ['a kind that there is not', { kind: 'pledge' }, 400],
    ['a prototype', { kind: '__proto__' }, 400],
    ['no subject', { subjectId: undefined }, 404],
    ['a subject that is not there', { subjectId: '0193b0c8-7a1e-7000-8000-000000000000' }, 404],
    ['a subject that is no id', { subjectId: "' or 1=1" }, 400],
    ['a complaint with a subject', { kind: 'complaint' }, 404],
    ['no ground', { ground: undefined }, 400],
    ['a ground that there is not', { ground: 'boredom' }, 400],
    ['too few words', { explanation: 'It is bad.' }, 400],
    ['spaces for words', { explanation: ' '.repeat(100) }, 400],
    ['too many words', { explanation: tooLong }, 400],
    ['a number for words', { explanation: 1e21 }, 400],
    ['a card number', { explanation: 'My card 4242 4242 4242 4242 was charged' }, 400],
    ['control characters', { explanation: `${why}\u0000` }, 400],
    ['an address that is none', { email: 'nobody' }, 400],
    ['two lines of name', { name: 'Ada\nLovelace' }, 400],
    ['a language that we do not speak', { locale: 'de' }, 400],
    ['no good faith', { inGoodFaith: undefined }, 400],
    ['bad faith', { inGoodFaith: 'no' }, 400],
    ['a field that there is not', { decisionId: null }, 400],
  ])('is refused with %s, and nothing is kept', async (_, over, status) => {
    const before = await world.sql('select count(*)::int as n from moderation_reports');
    expect((await scene.report(over)).status).toBe(status);
    expect(await world.sql('select count(*)::int as n from moderation_reports')).toEqual(before);
  });

  it('needs no account, name or address; its link follows it, and nothing else does', async () => {
    const pages = world.forms();
    expect((await pages.get(`/en/campaigns/${campaign.slug}`)).text).toContain(
      `/en/report?kind=campaign&amp;id=${campaign.id}`,
    );
    const form = await pages.get(`/en/report?kind=campaign&id=${campaign.id}`);
    expect([form.status, form.text.includes('Without an address we cannot write to you')]).toEqual([200, true]);
    const key = hiddenIn(form, 'key');
    const typed = {
      key,
      kind: 'campaign',
      id: campaign.id,
      ground: 'fraud',
      explanation: 'Too short',
      name: '',
      email: '',
    };
    const wrong = await pages.post('/en/report', typed);
    expect([wrong.status, wrong.text.includes('Too short'), wrong.text.includes('id="f-inGoodFaith-error"')]).toEqual([
      422,
      true,
      true,
    ]);
    const fields = { ...typed, explanation: why, inGoodFaith: 'yes' };
    const { status, to } = await pages.post('/en/report', fields);
    expect([status, /^\/en\/reports\/[0-9a-f-]{36}\?token=/.test(to)]).toEqual([303, true]);
    // Pressed twice it is made once.
    expect((await pages.post('/en/report', fields)).to).toBe(to);
    const shown = await pages.get(to);
    expect([shown.status, shown.headers.get('referrer-policy')]).toEqual([200, 'same-origin']);
    expect(shown.text).toMatch(/Report [0-9A-F]{4}-[0-9A-F]{4}/);
    const [path = ''] = to.split('?');
    const other = await scene.made();
    for (const at of [path, `${path}?token=x`, `${path}?token=${other.token}`])
      expect((await pages.get(at)).status).toBe(404);
    expect((await world.forms(first.token).get(path)).status).toBe(404);
    await world.quiet();
    const id = path.split('/').at(-1);
    expect(await world.sql('select 1 from mails where about_id = $1', [id])).toEqual([]);
    expect(await world.sql('select reporter_id, email, name from moderation_reports where id = $1', [id])).toEqual([
      { reporter_id: null, email: null, name: null },
    ]);
  });

  it('with an address is confirmed at once, in its language, without what the reporter typed', async () => {
    const email = anEmail();
    const { number, id } = await scene.made({ email: email.toUpperCase(), name: 'Buy at evil.example', locale: 'fr' });
    const [mail, ...more] = await world.mailsTo(email);
    expect([mail?.kind, more.length, mail?.subject]).toEqual([
      'reportReceived',
      0,
      `Votre signalement ${number} est bien arrivé`,
    ]);
    expect(mail?.body).toContain(`/fr/reports/${id}?token=`);
    expect(mail?.body).not.toContain('evil.example');
  });

  it('of a member goes to the address of the account, and is theirs to follow', async () => {
    const member = await world.member();
    const mine = await scene.made({ email: anEmail(), name: 'Somebody else' }, { token: member.token });
    expect((await world.mailsTo(member.email)).map(({ kind }) => kind)).toContain('reportReceived');
    expect((await world.call('GET', `/v1/reports/${mine.id}`, { token: member.token })).status).toBe(200);
    expect((await world.call('GET', `/v1/reports/${mine.id}`)).status).toBe(404);
  });

  it('is only of what one can read', async () => {
    const creator = await aCreator(world.running);
    const draft = await aDraft(world.running, creator);
    expect((await scene.report({ subjectId: draft })).status).toBe(404);
    expect((await world.forms().get(`/en/report?kind=campaign&id=${draft}`)).status).toBe(404);
    const { body } = await world.call('POST', `/v1/campaigns/${campaign.id}/updates`, {
      token: campaign.owner.token,
      body: { audience: 'everyone', text: { locale: 'en', title: 'A draft', body: 'Not yet' } },
    });
    expect((await scene.report({ kind: 'update', subjectId: body.id })).status).toBe(404);
  });
});

it('whoever leaves takes their words along, and what was decided stays', async () => {
  const member = await world.member();
  const update = await scene.update();
  const { id } = await scene.made({ kind: 'update', subjectId: update.id }, { token: member.token });
  const mine = (await world.call('GET', '/v1/me/export', { token: member.token })).body;
  expect(mine.reports).toMatchObject([{ id, explanation: why }]);
  await scene.decide(first, 'update', update.id, [id]);
  const { status } = await world.call('POST', '/v1/me/erasure', {
    token: member.token,
    body: { password: member.password },
  });
  expect(status).toBeLessThan(300);
  expect(
    await world.sql(
      'select explanation, name, email, decision_id is not null as decided from moderation_reports where id = $1',
      [id],
    ),
  ).toEqual([{ explanation: null, name: null, email: null, decided: true }]);
  const owner = (await world.call('GET', '/v1/me/export', { token: campaign.owner.token })).body;
  expect(owner.moderation).toMatchObject([{ outcome: 'hidden', reason: grounded.reason }]);
  expect(JSON.stringify(owner.moderation)).not.toContain(why);
});

it('of somebody without an account, name and address are forgotten a year after it was decided', async () => {
  const update = await scene.update();
  const over = { kind: 'update', subjectId: update.id, name: 'Ada', email: anEmail() };
  const [decided, open] = [await scene.made(over), await scene.made(over)];
  expect((await scene.decide(first, 'update', update.id, [decided.id])).status).toBe(201);
  const kept = () =>
    world.sql<{ id: string }>(
      'select id from moderation_reports where id = any($1::uuid[]) and email is not null order by id',
      [[decided.id, open.id]],
    );
  const { now } = await workOf(world.running);
  const after = (days: number) => new Date(Date.parse(now) + days * 24 * 60 * 60_000);
  await moveClock(world.running, after(364));
  expect(await kept()).toHaveLength(2);
  await moveClock(world.running, after(366));
  await until(async () => (await kept()).length === 1, 15_000);
  expect(await kept()).toEqual([{ id: open.id }]);
}, 60_000);

describe('limits', () => {
  it('one address gets ten reports a day confirmed', async () => {
    const email = anEmail();
    const statuses: number[] = [];
    for (let count = 0; count < 11; count++) statuses.push((await scene.report({ email })).status);
    expect([statuses.filter((status) => status === 201).length, statuses.at(-1)]).toEqual([10, 429]);
  });

  it('one network makes thirty an hour, also by the page, which says so', async () => {
    const statuses = [];
    for (let count = 0; count < 30; count++) statuses.push((await scene.report()).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(30);
    const { status, headers } = await scene.report();
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
    const pages = world.forms();
    const key = hiddenIn(await pages.get('/en/report'), 'key');
    const fields = { key, kind: 'complaint', id: '', ground: 'other', explanation: why, name: '', email: '' };
    const refused = await pages.post('/en/report', { ...fields, inGoodFaith: 'yes' });
    expect([refused.status, refused.text.includes(why)]).toEqual([422, true]);
  });
});
