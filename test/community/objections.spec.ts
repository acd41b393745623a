// Guarantee: whoever wrote what was restricted and whoever reported what was left may object, once and in time; another
// person decides, which the table holds too; and reversed, what was hidden comes back.
import { Database, rows } from '../../src/platform/database/index.js';
import { hiddenIn } from '../support/forms.js';
import { anEmail, type TestPerson } from '../support/people.js';
import { grounded, Moderating } from './moderating.js';
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

describe('an objection', () => {
  it('is decided by another person, in the code and in the table; reversed, what was hidden comes back', async () => {
    const { update, email, decisionId } = await scene.hiddenUpdate();
    const [, path = ''] =
      /(\/en\/moderation\/\S+)/.exec(
        (await world.mailsTo(campaign.owner.email)).find(({ body }) => body.includes(decisionId))?.body ?? '',
      ) ?? [];
    const author = world.forms();
    const shown = await author.get(path);
    expect([shown.status, shown.text.includes(grounded.reason)]).toEqual([200, true]);
    const token = new URLSearchParams(path.split('?')[1]).get('token') ?? '';
    const at = `/en/moderation/${decisionId}/objection`;
    const key = hiddenIn(shown, 'key');
    expect((await author.post(at, { key, token, words: 'No.' })).status).toBe(422);
    const words = 'I wrote this book myself, here is its cover.';
    expect((await author.post(at, { key, token, words })).to).toBe(path);
    expect((await author.post(at, { key, token, words })).to).toBe(path);
    expect((await scene.object(decisionId)).body.type).toBe('/problems/objected-already');

    const [objection] = (await scene.caseOf('update', update.id)).objections;
    expect(objection).toMatchObject({ decisionId, firstBy: first.userId, side: 'author', outcome: null });
    expect((await scene.answer(first, objection.id, 'reversed')).body.type).toBe('/problems/objection-same-person');
    await expect(
      world.sql(
        `update moderation_objections set decided_by = first_by, decided_at = tally_now(), outcome = 'upheld', reason = 'x'
         where id = $1`,
        [objection.id],
      ),
    ).rejects.toThrow('ck_moderation_objections_another_person');
    await expect(
      world.sql('update moderation_objections set first_by = $2 where id = $1', [objection.id, second.userId]),
    ).rejects.toThrow('fk_moderation_objections_first');
    const own = await world
      .forms(first.token)
      .get(`/en/staff/moderation/update/${update.id}?objection=${objection.id}`);
    expect([own.text.includes('you took the first step'), own.text.includes('value="reversed"')]).toEqual([
      true,
      false,
    ]);
    expect((await world.call('GET', `/v1/updates/${update.id}`)).status).toBe(404);

    const [one, two] = await Promise.all([
      scene.answer(second, objection.id, 'reversed'),
      scene.answer(second, objection.id, 'reversed'),
    ]);
    expect([one?.status, two?.status].sort()).toEqual([200, 409]);
    expect((await world.call('GET', `/v1/updates/${update.id}`)).body.hiddenAt).toBeNull();
    const kinds = (await world.mailsTo(campaign.owner.email)).filter(({ body }) => body.includes(decisionId));
    expect(kinds.map(({ kind }) => kind)).toEqual(['objectionAnswered', 'contentRestricted']);
    // Whoever reported it hears that it was decided anew, and that this is the end of it here.
    const [told] = await world.mailsTo(email);
    expect([told?.kind, told?.body.includes('decided anew'), told?.body.includes('object until')]).toEqual([
      'reportDecided',
      true,
      false,
    ]);
    const trail = await world.sql(
      `select action, actor_id from audit_entries where (subject = 'objection' and subject_id = $1) or subject_id = $2
         and action like 'moderation.%' order by id`,
      [objection.id, update.id],
    );
    expect(trail).toEqual([
      { action: 'moderation.decided', actor_id: first.userId },
      { action: 'moderation.decided', actor_id: second.userId },
      { action: 'objection.decided', actor_id: second.userId },
    ]);
  });

  it('that is not agreed with leaves things as they are, with a reason', async () => {
    const { update, decisionId } = await scene.hiddenUpdate();
    await scene.object(decisionId);
    const [objection] = (await scene.caseOf('update', update.id)).objections;
    expect((await scene.answer(second, objection.id, 'upheld', { reason: 'It is still copied.' })).status).toBe(200);
    expect((await world.call('GET', `/v1/updates/${update.id}`)).status).toBe(404);
    const statement = await world.call(
      'GET',
      `/v1/moderation-decisions/${decisionId}?token=${scene.signed('decision', decisionId)}`,
    );
    expect(statement.body.decisions[0].objection).toMatchObject({ outcome: 'upheld', reason: 'It is still copied.' });
    const mails = await world.mailsTo(campaign.owner.email);
    expect(mails.find(({ kind }) => kind === 'objectionAnswered')?.body).toContain('The decision stands');
  });

  it('of whoever reported what was left hides it by another person, and whoever wrote it may object to that', async () => {
    const update = await scene.update();
    const email = anEmail();
    const mine = await scene.made({ kind: 'update', subjectId: update.id, email });
    // What is decided within the same moment may be told in any order.
    expect(await world.mailsTo(email)).toHaveLength(1);
    await scene.decide(first, 'update', update.id, [mine.id], { outcome: 'none' });
    const words = 'Look at page 12 of the book, it is the same.';
    const asReporter = (token: string) =>
      world.call('POST', `/v1/reports/${mine.id}/objection`, { body: { token, words } });
    expect((await asReporter('x')).status).toBe(404);
    expect((await asReporter(mine.token)).status).toBe(201);
    expect((await asReporter(mine.token)).body.type).toBe('/problems/objected-already');
    const [objection] = (await scene.caseOf('update', update.id)).objections;
    expect((await scene.answer(second, objection.id, 'reversed')).body.type).toBe('/problems/ground-missing');
    expect((await scene.answer(second, objection.id, 'reversed', grounded)).status).toBe(200);
    expect((await world.call('GET', `/v1/updates/${update.id}`)).status).toBe(404);
    expect((await world.mailsTo(email)).map(({ kind }) => kind)).toEqual([
      'objectionAnswered',
      'reportDecided',
      'reportReceived',
    ]);
    const { decisions } = await scene.caseOf('update', update.id);
    const statement = (await world.mailsTo(campaign.owner.email)).find(({ body }) => body.includes(decisions[1].id));
    expect(statement?.kind).toBe('contentRestricted');
    expect((await scene.object(decisions[1].id as string)).status).toBe(201);
    const [, again] = (await scene.caseOf('update', update.id)).objections;
    expect((await scene.answer(second, again.id, 'reversed')).status).toBe(403);
    expect((await scene.answer(first, again.id, 'reversed')).status).toBe(200);
    expect((await world.call('GET', `/v1/updates/${update.id}`)).status).toBe(200);
    // Here it ends: the reporter has had their say.
    expect((await asReporter(mine.token)).body.type).toBe('/problems/objected-already');
  });

  it('needs its link, or the account of whoever wrote it, and comes within six months', async () => {
    const { update, decisionId } = await scene.hiddenUpdate();
    const words = 'I wrote this book myself, here is its cover.';
    const stranger = await world.member();
    for (const options of [{ body: { words } }, { body: { words, token: scene.signed('report', decisionId) } }])
      expect((await scene.object(decisionId, options)).status).toBe(404);
    expect((await scene.object(decisionId, { body: { words }, token: stranger.token })).status).toBe(404);
    // What was decided 185 days ago.
    const id = await world.running.app.get(Database).inTransaction(async (tx) => {
      const [old] = await rows<{ id: string }>(
        tx,
        `insert into moderation_decisions (kind, subject_id, author_id, original_id, outcome, ground, basis, reason, decided_by, decided_at)
         select kind, subject_id, author_id, original_id, outcome, ground, basis, reason, decided_by, decided_at - interval '185 days'
         from moderation_decisions where id = $1 returning id`,
        [decisionId],
      );
      return old?.id ?? '';
    });
    expect((await scene.object(id)).body.type).toBe('/problems/objection-too-late');
    expect((await scene.object(decisionId, { body: { words }, token: campaign.owner.token })).status).toBe(201);
    // Two decisions hide it: when one is reversed, the other still does.
    const [objection] = (await scene.caseOf('update', update.id)).objections;
    expect((await scene.answer(second, objection.id, 'reversed')).status).toBe(200);
    expect((await scene.caseOf('update', update.id)).standing).toBe('hidden');
  });
});
