// Guarantee: a moderator decides about what was reported with a reason, once, and never about their own; what is hidden is
// nowhere any more but for its people and staff; what was judged stays as it was, and both sides are told why.
import { aCreator, aDraft } from '../support/creators.js';
import { hiddenIn } from '../support/forms.js';
import { anEmail, staff, type TestPerson } from '../support/people.js';
import { until } from '../support/until.js';
import { grounded, Moderating, why } from './moderating.js';
import { type OwnedCampaign, type World } from './world.js';

let scene: Moderating;
let world: World;
let campaign: OwnedCampaign;
let first: TestPerson;
let second: TestPerson;

beforeAll(async () => {
  scene = await Moderating.open();
  ({ world, campaign, first, second } = scene);
}, 90_000);
afterAll(() => world.stop());
beforeEach(() => scene.freeLimits());

describe('a decision', () => {
  it('is for moderators, who neither wrote it nor answer for it', async () => {
    const update = await scene.update();
    const { id } = await scene.made({ kind: 'update', subjectId: update.id });
    const auditor = await staff(world.running, 'auditor');
    expect((await world.call('GET', '/v1/admin/moderation', { token: auditor.token })).status).toBe(200);
    expect((await world.call('GET', '/v1/admin/moderation')).status).toBe(401);
    expect((await scene.decide(auditor, 'update', update.id, [id])).status).toBe(403);
    expect((await scene.decide(await world.member(), 'update', update.id, [id])).status).toBe(403);
    await world.sql(
      `insert into role_grants (user_id, role, proposed_at, approved_at)
       values ($1, 'moderator', tally_now() - interval '25 hours', tally_now() - interval '25 hours')`,
      [campaign.owner.userId],
    );
    expect((await scene.decide(campaign.owner, 'update', update.id, [id])).body.type).toBe('/problems/own-content');
    await world.sql('delete from role_grants where user_id = $1', [campaign.owner.userId]);
  });

  it('about a comment hides it as it hides an update: its words are kept for staff, and both sides are told', async () => {
    const asker = await world.member();
    const body = { text: 'The owner is a thief.' };
    const path = `/v1/campaigns/${campaign.id}/comments`;
    const { id: subjectId } = (await world.call('POST', path, { token: asker.token, body })).body;
    const page = `${world.running.url}/en/campaigns/${campaign.id}/comments/${subjectId}`;
    const shown = await (await fetch(page, { headers: { accept: 'text/html' } })).text();
    expect(shown).toContain(`/en/report?kind=comment&amp;id=${subjectId}`);
    const email = anEmail();
    const { id } = await scene.made({ kind: 'comment', subjectId, email });
    const decided = await scene.decide(first, 'comment', subjectId, [id]);
    expect([decided.status, decided.body.standing]).toEqual([201, 'hidden']);
    expect(JSON.stringify((await world.call('GET', path)).body)).not.toContain('thief');
    expect((await scene.report({ kind: 'comment', subjectId })).status).toBe(404);
    expect((await scene.caseOf('comment', subjectId)).texts).toEqual([
      { locale: expect.any(String), title: 'The owner is a thief.', body: 'The owner is a thief.' },
    ]);
    await until(async () => {
      const sql = `select kind from mails where address = any($1) and kind in ('reportDecided', 'contentRestricted')`;
      return (await world.sql(sql, [[email, asker.email]])).length === 2;
    });
  });

  it('about a comment that its author has deleted can still answer its reports, and nothing else', async () => {
    const asker = await world.member();
    const body = { text: 'Something rash.' };
    const path = `/v1/campaigns/${campaign.id}/comments`;
    const { id: subjectId } = (await world.call('POST', path, { token: asker.token, body })).body;
    const { id } = await scene.made({ kind: 'comment', subjectId });
    expect((await world.call('DELETE', `/v1/comments/${subjectId}`, { token: asker.token })).status).toBe(204);
    expect(await scene.caseOf('comment', subjectId)).toMatchObject({ standing: 'gone', originals: [{}] });
    expect((await scene.decide(first, 'comment', subjectId, [id])).body.type).toBe('/problems/not-for-this');
    const none = { outcome: 'none', ground: undefined, basis: undefined };
    expect((await scene.decide(first, 'comment', subjectId, [id], none)).status).toBe(201);
  });

  test.each<[string, object, string]>([
    ['no ground', { ground: undefined }, '/problems/ground-missing'],
    ['neither law nor terms', { basis: undefined }, '/problems/ground-missing'],
    ['no reason', { reason: ' ' }, '/problems/malformed-input'],
    ['another outcome', { outcome: 'deleted' }, '/problems/malformed-input'],
    ['a suspension of an update', { outcome: 'suspended' }, '/problems/not-for-this'],
    ['no reports', { reportIds: [] }, '/problems/reports-decided'],
    ['reports that are no ids', { reportIds: ['x'] }, '/problems/malformed-input'],
  ])('is refused with %s, and hides nothing', async (_, over, type) => {
    const update = await scene.update();
    const { id } = await scene.made({ kind: 'update', subjectId: update.id });
    expect((await scene.decide(first, 'update', update.id, [id], over)).body.type).toBe(type);
    expect((await world.call('GET', `/v1/updates/${update.id}`)).status).toBe(200);
  });

  it('of a hidden update leaves nothing of it anywhere, but for its people and staff', async () => {
    const update = await scene.update('Unmistakable words');
    const { id } = await scene.made({ kind: 'update', subjectId: update.id });
    const at = `/campaigns/${campaign.slug}`;
    const places = ['en', 'fr', 'nl'].flatMap((locale) =>
      [at, `${at}/updates`, `${at}/updates.atom`, `/discover?q=Unmistakable`].map((path) => `/${locale}${path}`),
    );
    const seen = async () => {
      const shown = await Promise.all(places.map(async (path) => (await world.forms().get(path)).text));
      return places.filter((_, index) => shown[index]?.includes('Unmistakable words'));
    };
    expect((await seen()).length).toBe(9);
    expect((await scene.decide(first, 'update', update.id, [id])).status).toBe(201);
    // A page that nobody in particular asks for is kept for a second.
    await until(async () => (await seen()).length === 0, 10_000);
    expect(await seen()).toEqual([]);
    for (const locale of ['en', 'fr', 'nl'])
      expect((await world.forms().get(`/${locale}${at}/updates/${update.id}`)).status).toBe(404);
    expect((await world.call('GET', `/v1/updates/${update.id}`)).status).toBe(404);
    expect((await world.call('GET', `/v1/updates/${update.id}/versions`)).status).toBe(404);
    const stranger = await world.member();
    for (const token of [undefined, stranger.token, first.token, campaign.owner.token]) {
      const list = await world.call('GET', `/v1/campaigns/${campaign.id}/updates?limit=100`, { token });
      expect(JSON.stringify(list.body)).not.toContain('Unmistakable');
    }
    // Nothing is written of it any more, whoever has not heard yet.
    const follower = await world.member();
    await world.call('PUT', `/v1/projects/${campaign.projectId}/follow`, { token: follower.token });
    await world.sql(
      `insert into outbox (event, consumer, payload) values
         ('update.published', 'community.tell-of-update', $1),
         ('update.follower_to_tell', 'notifications.update.follower_to_tell', $2)`,
      [
        JSON.stringify({ updateId: update.id }),
        JSON.stringify({
          updateId: update.id,
          followId: (await world.sql<{ id: string }>('select id from follows where user_id = $1', [follower.userId]))[0]
            ?.id,
        }),
      ],
    );
    expect((await world.mailsTo(follower.email)).filter(({ kind }) => kind === 'updatePublished')).toEqual([]);
    for (const { token } of [campaign.owner, first])
      expect((await world.call('GET', `/v1/updates/${update.id}`, { token })).body.texts[0].title).toBe(update.title);
    expect((await world.forms(campaign.owner.token).get(`/en/my/campaigns/${campaign.id}/updates`)).text).toContain(
      'Hidden by moderators',
    );
    expect((await scene.report({ kind: 'update', subjectId: update.id })).status).toBe(404);
  });

  it('keeps what was judged as it was, tells its reasons to both, and stands in the audit trail', async () => {
    const update = await scene.update();
    const email = anEmail();
    const { id, number, token } = await scene.made({ kind: 'update', subjectId: update.id, email });
    const body = { title: 'Nothing here', body: 'Nothing at all' };
    await world.call('PUT', `/v1/updates/${update.id}/texts/en`, { token: campaign.owner.token, body });
    await scene.decide(first, 'update', update.id, [id]);
    const { texts, originals, decisions } = await scene.caseOf('update', update.id);
    expect(texts[0].title).toBe('Nothing here');
    expect(originals.map((original: typeof texts) => original.texts[0].title)).toEqual([update.title, 'Nothing here']);
    expect(decisions[0]).toMatchObject({ outcome: 'hidden', ground: 'rights', basis: 'law', decidedBy: first.userId });
    for (const table of ['moderation_originals', 'moderation_decisions']) {
      await expect(world.sql(`update ${table} set kind = 'x'`)).rejects.toThrow('append-only');
      await expect(world.sql(`delete from ${table}`)).rejects.toThrow('append-only');
    }
    const [told] = await world.mailsTo(email);
    expect([told?.kind, told?.subject]).toEqual(['reportDecided', `Your report ${number}: decided`]);
    expect(told?.body).toContain(grounded.reason);
    const statement = (await world.mailsTo(campaign.owner.email)).find(({ kind }) => kind === 'contentRestricted');
    for (const said of [
      grounded.reason,
      'against the law',
      'authorship',
      'object until',
      'No program',
      'costs nothing',
    ])
      expect(statement?.body).toContain(said);
    expect(statement?.body).toContain(`/en/moderation/${decisions[0].id}?token=`);
    expect(statement?.body).not.toContain(why);
    expect((await world.call('GET', `/v1/reports/${id}?token=${token}`)).body.decisions[0].reason).toBe(
      grounded.reason,
    );
    const trail = await world.sql(
      `select e.action, e.actor_id, e.details->>'outcome' as outcome, t.body from audit_entries e
       join audit_texts t on t.entry_id = e.id where e.subject = 'update' and e.subject_id = $1 and e.action like 'moderation%'`,
      [update.id],
    );
    expect(trail).toEqual([
      { action: 'moderation.decided', actor_id: first.userId, outcome: 'hidden', body: grounded.reason },
    ]);
  });

  it('answers the reports that were read, and each of them once, whoever presses when', async () => {
    const update = await scene.update();
    const reports = [
      await scene.made({ kind: 'update', subjectId: update.id }),
      await scene.made({ kind: 'update', subjectId: update.id }),
    ];
    const ids = reports.map(({ id }) => id);
    const late = await scene.made({ kind: 'update', subjectId: update.id });
    const answers = await Promise.all([
      scene.decide(first, 'update', update.id, ids),
      scene.decide(second, 'update', update.id, ids),
      scene.decide(first, 'update', update.id, [...ids, late.id]),
    ]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.type === '/problems/reports-decided')).toHaveLength(2);
    expect((await scene.caseOf('update', update.id)).decisions).toHaveLength(1);
  });

  it('about a campaign that has opened hides nothing: it says that it is suspended, and only when it is', async () => {
    const open = await world.campaign();
    const { id } = await scene.made({ subjectId: open.id });
    expect((await scene.decide(first, 'campaign', open.id, [id])).body.type).toBe('/problems/not-for-this');
    const suspended = { outcome: 'suspended' };
    expect((await scene.decide(first, 'campaign', open.id, [id], suspended)).body.type).toBe('/problems/suspend-first');
    const page = await world.forms(first.token).get(`/en/staff/moderation/campaign/${open.id}`);
    expect(page.text).toContain(`/en/staff/reviews/${open.id}"`);
    expect(page.text).not.toContain('value="suspended"');
    const { token } = first;
    const reason = 'While we look at it';
    expect((await world.call('POST', `/v1/campaigns/${open.id}/suspend`, { token, body: { reason } })).status).toBe(
      200,
    );
    const { status, body } = await scene.decide(first, 'campaign', open.id, [id], suspended);
    expect([status, body.standing]).toEqual([201, 'suspended']);
    const decisionId = body.decisions[0].id as string;
    expect((await scene.object(decisionId)).status).toBe(201);
    const [{ id: objectionId }] = (await scene.caseOf('campaign', open.id)).objections;
    expect((await scene.answer(second, objectionId, 'reversed')).body.type).toBe('/problems/resume-first');
    await world.call('POST', `/v1/campaigns/${open.id}/resume`, { token: second.token, body: { reason } });
    expect((await scene.answer(second, objectionId, 'reversed')).status).toBe(200);
  });

  it('takes away the page of a campaign before it opens, which its owner does not bring back', async () => {
    const creator = await aCreator(world.running);
    const id = await aDraft(world.running, creator);
    const { token } = creator.owner;
    const announce = () => world.call('PUT', `/v1/campaigns/${id}/announcement`, { token });
    expect((await announce()).status).toBe(204);
    const { slug } = (await world.call('GET', `/v1/projects/${creator.projectId}`, { token })).body;
    expect((await world.forms().get(`/nl/campaigns/${slug}`)).text).toContain(`kind=campaign&amp;id=${id}`);
    const { id: reportId } = await scene.made({ subjectId: id });
    const { body } = await scene.decide(first, 'campaign', id, [reportId], { basis: 'terms' });
    await until(async () => (await world.forms().get(`/nl/campaigns/${slug}`)).status === 404, 10_000);
    for (const path of [`/campaigns/${slug}`, `/projects/${slug}`, `/projects/${slug}/follow`])
      for (const locale of ['en', 'fr', 'nl'])
        expect([path, (await world.forms().get(`/${locale}${path}`)).status]).toEqual([path, 404]);
    await world.call('DELETE', `/v1/campaigns/${id}/announcement`, { token });
    expect((await announce()).body.type).toBe('/problems/announcement-taken-away');
    expect((await scene.object(body.decisions[0].id as string)).status).toBe(201);
    const [{ id: objectionId }] = (await scene.caseOf('campaign', id)).objections;
    expect((await scene.answer(second, objectionId, 'reversed')).status).toBe(200);
    expect((await announce()).status).toBe(204);
    expect((await world.forms().get(`/fr/campaigns/${slug}`)).status).toBe(200);
  });
});

describe('staff', () => {
  it('find what waits, read what was said, and decide by forms, without scripts', async () => {
    const update = await scene.update();
    await scene.made({ kind: 'update', subjectId: update.id, name: 'Ada L.' });
    const pages = world.forms(first.token);
    for (const locale of ['en', 'fr', 'nl']) expect((await pages.get(`/${locale}/staff/moderation`)).status).toBe(200);
    const at = `/en/staff/moderation/update/${update.id}`;
    expect((await pages.get('/en/staff')).text).toContain('/en/staff/moderation"');
    const shown = await pages.get(at);
    for (const said of [why, 'Ada L.', update.title, 'A body of words']) expect(shown.text).toContain(said);
    const [key, reports] = [hiddenIn(shown, 'key'), hiddenIn(shown, 'reports')];
    const fields = { key, reports, outcome: 'hidden', ground: 'hate', basis: 'terms', reason: '' };
    const refused = await pages.post(at, fields);
    expect([refused.status, refused.text.includes('id="f-reason-error"')]).toEqual([422, true]);
    expect((await pages.post(at, { ...fields, reason: 'It incites.' })).to).toBe(at);
    // Pressed twice it is decided once.
    expect((await pages.post(at, { ...fields, reason: 'It incites.' })).to).toBe(at);
    expect((await scene.caseOf('update', update.id)).decisions).toHaveLength(1);
    expect((await pages.get(at)).text).toContain('It incites.');
    expect((await world.forms(campaign.owner.token).get(at)).status).toBe(403);
    expect((await pages.get(`/en/staff/moderation/pledge/${update.id}`)).status).toBe(404);
  });

  it('answer a complaint about the service, from the page of the rules', async () => {
    expect((await world.forms().get('/fr/rules')).text).toContain('href="/fr/report"');
    const email = anEmail();
    const pages = world.forms();
    const key = hiddenIn(await pages.get('/en/report'), 'key');
    const fields = { key, kind: 'complaint', id: '', ground: 'other', explanation: 'Nobody answered my mail.', email };
    const { to } = await pages.post('/en/report', { ...fields, name: '', inGoodFaith: 'yes' });
    const id = /reports\/([^?]+)/.exec(to)?.[1] ?? '';
    const at = `/en/staff/moderation/complaint/${id}`;
    const form = await world.forms(first.token).get(at);
    expect(form.text).toContain('Nobody answered my mail.');
    const decision = { outcome: 'none', ground: 'other', basis: 'terms', reason: 'We have now, and are sorry.' };
    const { status } = await world.forms(first.token).post(at, {
      ...{ key: hiddenIn(form, 'key'), reports: id },
      ...decision,
    });
    expect(status).toBe(303);
    expect((await world.mailsTo(email))[0]?.body).toContain('We have now, and are sorry.');
  });
});
