// Guarantee: what a reward asks is answered after the pledge, by its backer alone, with or without an account, until the
// reward is in work or answers are locked; no charge waits for it; whoever leaves something out is reminded once; an answer
// is read by its campaign's people alone, and goes with the claim to its reward and with its backer.
import { SettlementScene, type TestPledge } from '../settlement/scene.js';
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser, sizes } from '../support/chromium.js';
import { aCreator, aDraft } from '../support/creators.js';
import { misfitsOf } from '../support/fits.js';
import { Forms, hiddenIn } from '../support/forms.js';
import { aMember, signIn } from '../support/people.js';
import { aDelivering, type Delivering, succeeded, wanting } from './delivering.js';

let scene: SettlementScene;
let browser: PageBrowser;
let campaign: Delivering;
let size: string;
let name: string;
let ada: TestPledge;
let bea: TestPledge;
let cleo: TestPledge;
const visitor = () => new Forms(scene.running);
beforeAll(async () => {
  scene = await SettlementScene.open();
  browser = await PageBrowser.open();
  campaign = await aDelivering(scene, {
    rewards: [
      {
        ...{ price: 1_000n, title: 'A shirt', shipping: { BE: 300n } },
        questions: [
          { question: 'Which size?', choices: ['S', 'M'] },
          { question: '=Name on it', required: false },
        ],
      },
      { price: 500n, title: 'A poster' },
    ],
  });
  const { rewards } = await scene.ok('GET', `/v1/campaigns/${campaign.id}`);
  [size, name] = rewards[0].questions.map(({ id }: { id: string }) => id);
  ada = await wanting(scene, campaign, [campaign.book], { email: 'ada@example.org' });
  bea = await wanting(scene, campaign, [campaign.book], { email: 'bea@example.org' });
  cleo = await wanting(scene, campaign, [campaign.book], { email: 'cleo@example.org' });
  await scene.idle();
}, 120_000);
afterAll(async () => {
  await browser.close();
  try {
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const page = ({ id, link }: TestPledge, path = '', locale = 'en') =>
  `/${locale}/pledges/${id}${path}?link=${link.slice(5)}`;
const put = ({ id, link }: TestPledge, answers: object[]) =>
  scene.running.call('PUT', `/v1/pledges/${id}/answers`, { headers: { authorization: link }, body: { answers } });
const one = (questionId: string, answer: string | null) => ({ questionId, answer });
const answersOf = async ({ id }: TestPledge) =>
  (await scene.sql<{ answer: string }>('select answer from reward_answers where pledge_id = $1 order by answer', [id])).map(({ answer }) => answer); // prettier-ignore
const reminders = () =>
  scene.sql<{ address: string; body: string }>(`select address, body from mails where kind = 'answersWanted'`);

it('waits for nothing: the pledge counts, and its page asks', async () => {
  expect(await scene.state('pledges', ada.id)).toBe('active');
  const { text } = await visitor().get(page(ada));
  expect(text).toContain('have a question about what you chose. Your pledge counts in any case.');
  expect(text).toContain(`/en/pledges/${ada.id}/questions?link=`);
});

it('is answered by the link, and refused at its field with what is no answer', async () => {
  const form = (fields: Record<string, string>) => visitor().post(page(ada, '/questions'), fields);
  const refused = await form({ [`q-${size}`]: '', [`q-${name}`]: 'Ada\u202e' });
  expect(refused.status).toBe(422);
  for (const field of [size, name]) expect(refused.text).toContain(`id="f-q-${field}-error"`);
  expect((await form({ [`q-${size}`]: 'XXL', [`q-${name}`]: '' })).status).toBe(422);
  expect(await answersOf(ada)).toEqual([]);
  const kept = await form({ [`q-${size}`]: 'M', [`q-${name}`]: 'Ada' });
  expect([kept.status, kept.to]).toEqual([303, expect.stringContaining('arrival=answers')]);
  const { text } = await visitor().get(kept.to);
  expect(text).toContain('Your answers are kept.');
  expect(text).not.toContain('have a question about what you chose');
  expect(await answersOf(ada)).toEqual(['Ada', 'M']);
});

it('is answered by nobody else, with nothing that was not asked, all or none of it', async () => {
  expect((await put({ id: ada.id, link: bea.link }, [one(size, 'S')])).status).toBe(404);
  expect((await put(ada, [one(name, 'Eve'), one(size, 'L')])).body.type).toBe('/problems/answer-not-offered');
  expect((await put(ada, [one(campaign.book, 'S')])).body.type).toBe('/problems/question-not-asked');
  expect((await put(ada, [one(name, 'x'.repeat(301))])).status).toBe(400);
  expect(await answersOf(ada)).toEqual(['Ada', 'M']);
  expect((await put(ada, [one(name, null)])).body.data).toMatchObject([
    { question: 'Which size?', answer: 'M', isLocked: false },
    { question: '=Name on it', answer: null },
  ]);
});

it('goes with the reward, and with the pledge', async () => {
  const pledge = await wanting(scene, campaign, [campaign.book], { email: 'leaving@example.org' });
  await scene.idle();
  const headers = { authorization: pledge.link };
  await put(pledge, [one(size, 'S')]);
  const rewards = [{ rewardId: campaign.poster, quantity: 1 }];
  await scene.ok('PATCH', `/v1/pledges/${pledge.id}`, { headers, body: { rewards } });
  expect(await answersOf(pledge)).toEqual([]);
  expect((await put(pledge, [one(size, 'S')])).body.type).toBe('/problems/question-not-asked');
  const other = await wanting(scene, campaign, [campaign.book], { email: 'leaving@example.org' });
  await scene.idle();
  await put(other, [one(size, 'S')]);
  for (const { id, link } of [pledge, other]) {
    await scene.ok('POST', `/v1/pledges/${id}/cancel`, { headers: { authorization: link } });
  }
  await scene.idle();
  expect(await answersOf(other)).toEqual([]);
});

it('is asked for once more when the campaign has succeeded, of those who left out what is needed', async () => {
  await put(bea, [one(name, 'Bea')]);
  await succeeded(scene, campaign);
  await scene.idle();
  const told = await reminders();
  expect(told.map(({ address }) => address).sort()).toEqual(['bea@example.org', 'cleo@example.org']);
  expect(told[0]?.body).toMatch(/\/en\/pledges\/[\w-]+\/questions\?link=/);
  await scene.decide(campaign.id, 'suspend');
  await scene.decide(campaign.id, 'resume');
  await scene.idle();
  expect(await reminders()).toHaveLength(2);
}, 60_000);

describe('the people of the campaign', () => {
  let token: string;
  let mine: Forms;
  const board = () => `/en/my/campaigns/${campaign.id}/deliveries`;
  beforeAll(async () => {
    token = (await signIn(scene.running, campaign.owner.email)).token;
    mine = new Forms(scene.running, token);
  });
  const ask = (method: string, path: string, body?: object) =>
    scene.running.call(method, `/v1/campaigns/${campaign.id}/${path}`, { token, ...(body && { body }) });

  it('read the answers on the board and in its table', async () => {
    const { text } = await mine.get(board());
    expect(text).toContain('Which size?');
    expect(text).toMatch(/=Name on it<\/span> Bea/);
    expect(text).toContain('<b class="is-missed">no answer</b>');
    const { data } = (await ask('GET', 'deliveries')).body;
    expect(data[0].answers[0]).toEqual({ question: 'Which size?', answer: 'M', required: true });
    const table = (await mine.get(`${board()}.csv`)).text;
    expect(table).toContain('"Which size? M; =Name on it –"');
  });

  it('have them unchanged once the reward is in work, and the others once they are locked', async () => {
    const lines = [{ pledgeId: ada.id, rewardId: campaign.book }];
    await ask('POST', 'deliveries/mark', { lines, to: 'in_work' });
    expect((await put(ada, [one(size, 'S')])).body.type).toBe('/problems/answers-locked');
    expect((await visitor().get(page(ada, '/questions'))).text).toContain('This cannot be changed any more.');
    expect((await put(bea, [one(size, 'S')])).status).toBe(200);

    const stranger = new Forms(scene.running, (await aMember(scene.running)).token);
    expect((await stranger.post(`${board()}/answers`, { answers: 'locked' })).status).toBe(404);
    expect((await mine.post(`${board()}/answers`, { answers: 'locked' })).to).toBe(board());
    expect((await mine.get(board())).text).toContain('Backers can no longer change their answers.');
    expect((await put(cleo, [one(size, 'S')])).body.type).toBe('/problems/answers-locked');
    expect((await ask('PUT', 'answer-lock', { isLocked: false })).status).toBe(204);
    expect((await put(cleo, [one(size, 'S')])).status).toBe(200);
    expect(await answersOf(ada)).toEqual(['M']);
  });

  inBrowser(
    'axe finds nothing, and nothing overflows, in three languages',
    async () => {
      for (const viewport of Object.values(sizes)) {
        const creator = await browser.page({ viewport, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
        const backer = await browser.page({ viewport });
        for (const locale of ['en', 'fr', 'nl']) {
          for (const [on, path] of [
            [creator, board().replace('/en/', `/${locale}/`)],
            [backer, page(bea, '/questions', locale)],
            [backer, page(bea, '', locale)],
          ] as const) {
            // prettier-ignore
            await on.goto(scene.running.url + path);
            expect([path, await axe(on)]).toEqual([path, []]);
            expect([path, await misfitsOf(on)]).toEqual([path, []]);
          }
        }
      }
      expect(browser.complaints).toEqual([]);
    },
    120_000,
  );
});

it('is exported, and is gone with its backer', async () => {
  const person = await aMember(scene.running, { email: 'bea@example.org' });
  const { body } = await scene.running.call('GET', '/v1/me/export', { token: person.token });
  expect(body.rewardAnswers.map(({ answer }: { answer: string }) => answer).sort()).toEqual(['Bea', 'S']);
  const { password } = person;
  const erased = await scene.running.call('POST', '/v1/me/erasure', { token: person.token, body: { password } });
  expect(erased.status).toBe(204);
  expect(await answersOf(bea)).toEqual([]);
});

it('is written by its creator, a line for each, in the draft', async () => {
  const creator = await aCreator(scene.running);
  const id = await aDraft(scene.running, creator);
  const mine = new Forms(scene.running, creator.owner.token);
  const at = `/en/my/campaigns/${id}/rewards`;
  const form = {
    ...{ 'title-0': 'A shirt', 'description-0': 'Of wool.', 'price-0': '25', 'stock-0': '', 'month-0': '' },
    ...{ 'shipping-0': '', 'questions-0': 'Which size? / S', seen: hiddenIn(await mine.get(at), 'seen'), do: 'save' },
  };
  const refused = await mine.post(at, form);
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('id="f-questions-0-error"')]);
  expect((await mine.post(at, { ...form, 'questions-0': 'Which size? / S / M *\nA name' })).to).toBe(`${at}?kept`);
  expect((await mine.get(at)).text).toContain('Which size? / S / M *\nA name</textarea>');
  const body = { rewards: [{ title: 'A', description: 'B', price: { amount: 900, currency: 'EUR' }, questions: [{ question: 'Size?', choices: ['S'], required: true }] }] }; // prettier-ignore
  const { token } = creator.owner;
  const put = await scene.running.call('PUT', `/v1/campaigns/${id}/rewards`, { token, body });
  expect([put.status, put.body.type]).toEqual([422, '/problems/question-choices']);
});
