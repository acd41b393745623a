// Guarantee: whoever has an account asks on a campaign that people can see, and its people alone answer; one's own is
// corrected for 15 minutes and taken back for ever; and of what was deleted or hidden nobody reads a word, by whichever way
// they ask.
import { ReadComments } from '../../src/community/index.js';
import { ModeratedComments } from '../../src/community/moderation/moderated-comments.js';
import { communityLimits } from '../../src/community/community-limits.js';
import { Database } from '../../src/platform/database/index.js';
import { hour, SettlementScene } from '../settlement/scene.js';
import { aCreator, aDraft } from '../support/creators.js';
import { staff, type TestPerson } from '../support/people.js';
import { type OwnedCampaign, World } from './world.js';

let scene: SettlementScene;
let world: World;
let campaign: OwnedCampaign;
let asker: TestPerson;

beforeAll(async () => {
  scene = await SettlementScene.open();
  world = World.on(scene.running);
  campaign = await world.campaign({ title: 'A mill for all' });
}, 90_000);
beforeEach(async () => {
  // What one person may ask in an hour is less than all of this.
  asker = await world.member({ displayName: 'Ines Asker' });
});
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

const ask = (text: string, { token }: TestPerson, { id } = campaign) =>
  world.call('POST', `/v1/campaigns/${id}/comments`, { token, body: { text } });
const answer = (id: string, text: string, { token }: TestPerson = campaign.owner) =>
  world.call('POST', `/v1/comments/${id}/answers`, { token, body: { text } });
const correct = (id: string, text: string, { token }: TestPerson) =>
  world.call('PATCH', `/v1/comments/${id}`, { token, body: { text } });
const remove = (id: string, { token }: TestPerson) => world.call('DELETE', `/v1/comments/${id}`, { token });
const list = async (options: object = {}, query = '', { id } = campaign) =>
  (await world.call('GET', `/v1/campaigns/${id}/comments${query}`, options)).body;
const found = async (id: string, options: object = {}) =>
  (await list(options)).data.find((one: { id: string }) => one.id === id);
const typeOf = ({ status, body }: { status: number; body: { type?: string } }) => [status, body.type];

async function asked(text: string, who: TestPerson = asker, on = campaign): Promise<string> {
  const { status, body } = await ask(text, who, on);
  expect(status).toBe(201);
  return body.id as string;
}

describe('a question', () => {
  it('is read by everybody, newest first and page by page, and answered by the creator alone, who is shown as such', async () => {
    const mine = await world.campaign();
    const first = await asked('Is it oak?', asker, mine);
    const second = await asked('And how tall?\nIn metres.', asker, mine);
    expect(typeOf(await answer(first, 'No', asker))).toEqual([403, '/problems/not-the-creator']);
    expect((await answer(first, 'Yes, all of it.', mine.owner)).status).toBe(201);
    const page = await list({}, '?limit=1', mine);
    expect(page.data).toMatchObject([
      { id: second, text: 'And how tall?\nIn metres.', authorName: 'Ines Asker', answers: [] },
    ]);
    const next = await list({}, `?limit=1&after=${page.next}`, mine);
    expect(next.next).toBeNull();
    expect(next.data).toMatchObject([
      {
        ...{ id: first, isCreator: false, isBacker: false, isMine: false, standing: 'shown' },
        answers: [{ text: 'Yes, all of it.', authorName: 'Owen Owner', isCreator: true }],
      },
    ]);
    // There is one level: an answer is not answered.
    expect(typeOf(await answer(next.data[0].answers[0].id, 'x', mine.owner))).toEqual([
      404,
      '/problems/comment-not-found',
    ]);
    const deputy = await world.member();
    await world.sql('update projects set deputy_id = $2 where id = $1', [mine.projectId, deputy.userId]);
    expect((await answer(second, 'Twelve.', deputy)).body.answers).toMatchObject([{ isCreator: true, isMine: true }]);
  });

  it('is asked by members, while the campaign is public, neither called off nor suspended', async () => {
    expect((await world.call('POST', `/v1/campaigns/${campaign.id}/comments`, { body: { text: 'x' } })).status).toBe(
      401,
    );
    const creator = await aCreator(scene.running);
    const draft = await aDraft(scene.running, creator);
    expect((await ask('x', asker, { ...campaign, id: draft })).status).toBe(404);
    const [ended, stopped, called] = [
      await world.campaign({ runsMs: hour }),
      await world.campaign(),
      await world.campaign(),
    ];
    await scene.liveUntil(new Date(ended.deadline.getTime() + hour));
    expect(await scene.state('campaigns', ended.id)).toBe('unsuccessful');
    const question = await asked('When does it go on?', asker, stopped);
    const { token } = await staff(scene.running, 'moderator');
    const body = { reason: 'A doubt about the project.' };
    expect((await world.call('POST', `/v1/campaigns/${stopped.id}/suspend`, { token, body })).status).toBe(200);
    const off = { token: called.owner.token, body };
    expect((await world.call('POST', `/v1/campaigns/${called.id}/cancel`, off)).status).toBe(200);
    expect((await ask('Why not?', asker, ended)).status).toBe(201);
    for (const on of [stopped, called])
      expect(typeOf(await ask('x', asker, on))).toEqual([409, '/problems/comments-closed']);
    expect(typeOf(await answer(question, 'x', stopped.owner))).toEqual([409, '/problems/comments-closed']);
    expect((await list({}, '', stopped)).data).toMatchObject([{ id: question, text: 'When does it go on?' }]);
  });

  it('has a text of up to 2,000 characters without card number, refused at its field', async () => {
    const wrong = ['', '   ', 'x'.repeat(2_001), 'pay 4242 4242 4242 4242', 'a\u0000b', 'a\u202eb', 7, null];
    for (const text of wrong) {
      const { status, body } = await ask(text as string, asker);
      expect([text, status, body.errors?.[0].pointer]).toEqual([text, 400, '/text']);
    }
    expect((await ask('é'.repeat(2_000), await world.member())).status).toBe(201);
  });

  it('is not asked without end, and is written once for one key', async () => {
    const eager = await world.member();
    const headers = { 'idempotency-key': 'the-same-press' };
    const options = { token: eager.token, body: { text: 'Once?' }, headers };
    const [one, two] = [await world.call('POST', `/v1/campaigns/${campaign.id}/comments`, options), await world.call('POST', `/v1/campaigns/${campaign.id}/comments`, options)]; // prettier-ignore
    expect(two.body.id).toBe(one.body.id);
    const statuses = [];
    for (let more = 2; more <= communityLimits.commentByPerson.limit; more += 1)
      statuses.push((await ask('More?', eager)).status);
    expect(statuses.slice(0, -1).every((status) => status === 201)).toBe(true);
    expect((await ask('More?', eager)).status).toBe(429);
  });

  it('is by a backer who is named so only where their pledge holds and shows their name', async () => {
    const mine = await world.campaign();
    const [named, hidden] = [await world.member(), await world.member()];
    for (const [who, visibility] of [
      [named, 'public'],
      [hidden, 'creator'],
    ] as const) {
      const { id } = await scene.pledge(mine, { email: who.email });
      await world.sql('update pledges set backer_id = $2, visibility = $3 where id = $1', [id, who.userId, visibility]);
      await scene.idle();
      await asked('I support it', who, mine);
    }
    const { data } = await list({}, '', mine);
    expect(data.map(({ isBacker }: { isBacker: boolean }) => isBacker)).toEqual([false, true]);
    const page = (await world.forms().get(`/en/campaigns/${mine.slug}`)).text;
    expect(page.match(/<em>Backer<\/em>/g)).toHaveLength(1);
  });
});

describe('one’s own', () => {
  it('is corrected within 15 minutes, which is told, and by nobody else', async () => {
    const id = await asked('Is it elm?');
    const other = await world.member();
    for (const who of [other, campaign.owner]) {
      expect((await correct(id, 'Mine', who)).status).toBe(404);
      expect((await remove(id, who)).status).toBe(404);
    }
    expect((await correct(id, 'Is it ash?', asker)).body).toMatchObject({
      id,
      text: 'Is it ash?',
      isCorrectable: true,
    });
    expect(await found(id)).toMatchObject({ text: 'Is it ash?', isMine: false, isCorrectable: false });
    expect((await found(id)).correctedAt).not.toBeNull();
    const { writtenAt } = await found(id);
    await scene.moveClock(new Date(new Date(writtenAt).getTime() + 15 * 60_000));
    expect(typeOf(await correct(id, 'Is it pine?', asker))).toEqual([409, '/problems/comment-settled']);
    expect(await found(id, { token: asker.token })).toMatchObject({ text: 'Is it ash?', isCorrectable: false });
  });

  it('is taken back with its words: gone where nobody answered, and its place kept where somebody did', async () => {
    const [alone, answered] = [await asked('A secret word: larch'), await asked('A secret word: rowan')];
    const { body } = await answer(answered, 'We do not know it.');
    const before = await world.sql<{ body: string }>(`select body from comments where body like '%secret word%'`);
    expect(before).toHaveLength(2);
    for (const id of [alone, answered]) expect((await remove(id, asker)).status).toBe(204);
    expect((await remove(alone, asker)).status).toBe(204);
    expect(await found(alone)).toBeUndefined();
    expect(await found(answered)).toMatchObject({
      ...{ standing: 'deleted', text: null, authorName: null },
      answers: [{ text: 'We do not know it.' }],
    });
    expect(await world.sql(`select body from comments where body like '%secret word%'`)).toEqual([]);
    const page = await world.forms().get(`/en/campaigns/${campaign.slug}/comments`);
    expect([page.text.includes('Deleted by its author.'), page.text.includes('secret word')]).toEqual([true, false]);
    expect((await world.forms().get(`/en/campaigns/${campaign.slug}/comments/${alone}`)).status).toBe(404);
    // Without its last answer nothing is left of it.
    expect((await remove(body.answers[0].id, campaign.owner)).status).toBe(204);
    expect(await found(answered)).toBeUndefined();
  });
});

describe('hidden by a moderator', () => {
  it('its words and author are shown to nobody, neither in the API nor on pages, and again when it is shown', async () => {
    const id = await asked('A slander of somebody');
    await answer(id, 'This is not true.');
    const hide = (at: Date | null, of = id) =>
      scene.get(Database).inTransaction((tx) => scene.get(ModeratedComments).setHidden(tx, of, at));
    const count = await scene.get(ReadComments).count(campaign.id);
    await hide(new Date());
    await hide(new Date());
    expect(await scene.get(ReadComments).count(campaign.id)).toBe(count - 1);
    expect(await scene.get(ReadComments).one(id)).toMatchObject({
      body: 'A slander of somebody',
      campaignId: campaign.id,
    });
    for (const token of [undefined, asker.token, campaign.owner.token]) {
      expect(await found(id, { token })).toMatchObject({ standing: 'hidden', text: null, authorName: null });
      for (const at of ['', '/comments', `/comments/${id}`]) {
        const { text } = await world.forms(token).get(`/en/campaigns/${campaign.id}${at}`.replace(/\/$/, ''));
        expect([at, text.includes('slander')]).toEqual([at, false]);
      }
    }
    expect((await correct(id, 'x', asker)).status).toBe(404);
    expect((await answer(id, 'x')).status).toBe(404);
    await hide(null);
    expect(await found(id)).toMatchObject({ standing: 'shown', text: 'A slander of somebody' });
    const nobody = '0193b0c8-7a1e-7000-8000-000000000000';
    await expect(hide(new Date(), nobody)).rejects.toMatchObject({ code: 'comment-not-found' });
  });
});
