// Guarantee: a creator comes from the first words to a live campaign by pages alone, without scripts; the checklist says
// exactly what submitting would refuse; what is refused keeps what was typed; and somebody else's draft does not exist.
import { type Browser } from 'playwright-core';
import { DataSource } from 'typeorm';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { theRecipientOf } from '../support/campaigns.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { aCreator, aDraft, anApprovedCampaign, aReview, type Creator, made, nowOf } from '../support/creators.js';
import { Forms, hiddenIn } from '../support/forms.js';
import { aMember, staff } from '../support/people.js';
import { waitUntilIdle } from '../support/time.js';

let running: RunningApp;
let browser: Browser | undefined;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'all' } });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running.stop();
});

const dayMs = 86_400_000;
const hostile = '<script>alert(1)</script><svg onload=alert(1)>';

/** As a `datetime-local` field sends it, `days` from now. */
const local = async (days: number) =>
  new Date((await nowOf(running)).getTime() + days * dayMs).toISOString().slice(0, 16);

const of = ({ owner }: Creator) => new Forms(running, owner.token);

const aProject = {
  ...{ title: 'A shed of tools', summary: 'Tools that a street shares.', story: 'Why and **how**.', do: 'save' },
  ...{ defaultLocale: 'en', category: 'Arts & crafts', tags: 'tools, sharing', place: 'Ghent' },
};

const terms = async (over: object = {}) => ({
  ...{ model: 'all_or_nothing', currency: 'EUR', zone: 'Europe/Brussels', deadline: await local(20) },
  ...over,
});

const idIn = (to: string): string => /[0-9a-f-]{36}/.exec(to)?.[0] ?? '';

it('goes from the first words to a live campaign', async () => {
  const [owner, deputy] = [await aMember(running), await aMember(running)];
  const mine = new Forms(running, owner.token);
  expect((await mine.get('/en/my/projects')).text).toContain('No project yet');
  const key = hiddenIn(await mine.get('/en/my/projects/new'), 'key');
  const preview = await mine.post('/en/my/projects/new', { ...aProject, key, do: 'preview' });
  expect([preview.status, preview.text]).toEqual([200, expect.stringContaining('Why and <strong>how</strong>')]);
  const begun = await mine.post('/en/my/projects/new', { ...aProject, key });
  const projectId = idIn(begun.to);
  expect(begun.to).toBe(`/en/my/projects/${projectId}`);
  expect((await mine.post('/en/my/projects/new', { ...aProject, key })).to).toBe(begun.to);
  expect((await mine.get(begun.to)).text).toContain('value="arts-crafts"');

  const french = { 'title-fr': 'Un abri à outils', 'summary-fr': 'Des outils partagés.', 'story-fr': 'Pourquoi.' };
  await mine.post(`/en/my/projects/${projectId}/texts/fr`, { ...french, do: 'save' });
  expect((await mine.get(`/fr/my/projects/${projectId}`)).text).toContain('<h1>Un abri à outils</h1>');

  const drafted = await mine.post(`/en/my/projects/${projectId}/campaigns`, await terms({ key: 'k' }));
  const id = idIn(drafted.to);
  const at = `/en/my/campaigns/${id}`;
  const open = (await mine.get(at)).text;
  expect(open).not.toContain('Hand it in for review');
  for (const step of ['A budget with lines', 'Somebody invited to be deputy']) {
    expect(open).toContain(`Mend it<span class="vh">: ${step}`);
  }

  await mine.post(`/en/my/projects/${projectId}/deputy`, { email: deputy.email });
  const asked = new Forms(running, deputy.token);
  expect((await asked.get(`/en/projects/${projectId}/deputy`)).text).toContain('Be deputy of this project?');
  expect((await asked.post(`/en/projects/${projectId}/deputy`)).to).toBe(begun.to);

  const lines = {
    ...{ 'label-0': 'Wood', 'kind-0': 'material', 'amount-0': '1.200,50', 'required-0': 'yes', 'tranche-0': '' },
    ...{ 'label-1': '', 'kind-1': 'task', 'amount-1': '' },
  };
  expect((await mine.post(`${at}/budget`, { ...lines, do: 'save' })).to).toBe(`${at}/budget?kept`);
  const reward = { 'title-0': 'A chair', 'description-0': 'Of oak.', 'price-0': '25', 'stock-0': '5', 'month-0': '' };
  expect((await mine.post(`${at}/rewards`, { ...reward, do: 'save' })).to).toBe(`${at}/rewards?kept`);
  expect((await mine.get(at)).text).toContain('Hand it in for review');
  expect((await mine.post(`${at}/submit`)).to).toBe(at);
  expect((await mine.get(`${at}/budget`)).text).toContain('This cannot be edited now');

  const { token } = await staff(running, 'moderator');
  made(await running.call('POST', `/v1/campaigns/${id}/reviews`, { token, body: await aReview(running) }));
  expect((await mine.get(at)).text).toContain('Approved. Now you decide when it opens.');
  const notReady = await mine.post(`${at}/schedule`, { opensAt: '' });
  expect([notReady.status, notReady.text]).toEqual([422, expect.stringContaining('is still missing')]);
  expect(notReady.text).toContain('href="/en/my/account#recipient"');
  await theRecipientOf(running.app.get(DataSource), owner.userId, await nowOf(running));
  expect((await mine.post(`${at}/schedule`, { opensAt: '' })).to).toBe(`${at}/schedule`);
  await waitUntilIdle(running);

  const live = (await mine.get(at)).text;
  expect(live).toContain('No pledge yet');
  expect(live).toContain('If it ended now');
  expect(live).toContain('A chair');
  expect((await new Forms(running).get(`/en/campaigns/${id}`)).status).toBe(303);
}, 60_000);

describe('what is refused keeps what was typed', () => {
  let creator: Creator;
  let at: string;
  beforeAll(async () => {
    creator = await aCreator(running);
    at = `/en/my/campaigns/${await aDraft(running, creator)}`;
  });

  it.each([
    ['a deadline in the past', { deadline: '2020-01-01T20:00' }, 'deadline'],
    ['one too far away', { deadline: '2031-01-01T20:00' }, 'deadline'],
    ['a zone that is none', { zone: 'Europe/Atlantis' }, 'zone'],
    ['a tolerance without a number', { shortfallPolicy: 'tolerance' }, 'tolerance'],
    ['a tolerance out of its range', { shortfallPolicy: 'tolerance', tolerance: '50' }, 'tolerance'],
    ['a policy that the model does not have', { model: 'keep_it_all' }, 'shortfallPolicy'],
    ['an opening in the past', { opensAt: '2020-01-01T20:00' }, 'opensAt'],
  ])('%s', async (_what, over, field) => {
    const form = await terms({ shortfallPolicy: 'require_goal', tolerance: '', opensAt: '', ...over });
    const { status, text } = await of(creator).post(at, form);
    expect(status).toBe(422);
    expect(text).toContain(`id="f-${field}-error"`);
  });

  it('a sum that is none, at its line, beside lines that are right', async () => {
    const form = {
      ...{ 'label-0': 'Wood', 'kind-0': 'task', 'amount-0': '10', 'required-0': 'yes' },
      ...{ 'label-1': hostile, 'kind-1': 'task', 'amount-1': 'much' },
    };
    const { status, text } = await of(creator).post(`${at}/budget`, { ...form, do: 'save' });
    expect(status).toBe(422);
    expect(text).toMatch(/id="f-amount-1-error"[^>]*>Write a sum such as/);
    expect(text).toContain('value="much"');
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('id="f-amount-0-error"');
  });

  it('a reward below what a card can be charged, at its price', async () => {
    const form = { 'title-0': 'A pin', 'description-0': 'Small.', 'price-0': '0.10', 'stock-0': '', 'month-0': '' };
    const { status, text } = await of(creator).post(`${at}/rewards`, { ...form, do: 'save' });
    expect([status, text]).toEqual([422, expect.stringContaining('id="f-price-0-error"')]);
  });

  it('a part that pays for no line', async () => {
    const form = {
      ...{ 'label-0': 'Wood', 'kind-0': 'task', 'amount-0': '10', 'required-0': 'yes', 'tranche-0': '1' },
      ...{ 'evidence-0': '', 'dueOn-0': '', 'evidence-1': 'Photographs', 'dueOn-1': '2030-01-01' },
    };
    const { status, text } = await of(creator).post(`${at}/budget`, { ...form, do: 'save' });
    expect([status, text]).toEqual([422, expect.stringContaining('each part pays for a line')]);
    expect(text).toContain('Photographs');
  });

  it('the owner as their own deputy', async () => {
    const path = `/fr/my/projects/${creator.projectId}/deputy`;
    const { status, text } = await of(creator).post(path, { email: creator.owner.email });
    expect([status, text]).toEqual([422, expect.stringContaining('ce doit être une autre personne')]);
  });
});

it('adds and takes away lines without scripts, keeping nothing before it is told to', async () => {
  const creator = await aCreator(running);
  const at = `/en/my/campaigns/${await aDraft(running, creator)}/budget`;
  const mine = of(creator);
  const typed = { 'label-0': 'Nails', 'kind-0': 'material', 'amount-0': '7', 'required-0': 'yes' };
  const added = await mine.post(at, { ...typed, do: 'add-need' });
  expect(added.status).toBe(200);
  expect(added.text).toContain('Not kept yet');
  expect(added.text).toContain('name="label-1"');
  const parts = await mine.post(at, { ...typed, do: 'add-part' });
  expect(parts.text).toContain('name="tranche-0"');
  const taken = await mine.post(at, { ...typed, 'label-1': 'Glue', 'amount-1': '3', do: 'remove-need-0' });
  expect(taken.text).toContain('value="Glue"');
  expect(taken.text).not.toContain('value="Nails"');
  expect((await mine.get(at)).text).toContain('value="Wood"');
});

it('a stranger finds no draft, project, budget or list; a deputy reads and does not write', async () => {
  const creator = await aCreator(running);
  const id = await aDraft(running, creator);
  const stranger = new Forms(running, (await aMember(running)).token);
  const pages = ['', '/budget', '/rewards', '/schedule', '/cancel', '/payouts', '/refunds', '/disputes', '/settlement', '/backers.csv']; // prettier-ignore
  for (const page of pages)
    expect([page, (await stranger.get(`/en/my/campaigns/${id}${page}`)).status]).toEqual([page, 404]);
  expect((await stranger.get(`/en/my/projects/${creator.projectId}`)).status).toBe(404);
  expect((await stranger.get(`/en/projects/${creator.projectId}/deputy`)).status).toBe(404);
  const writes = ['/submit', '/cancel', '/unschedule', '/budget', '/rewards'];
  for (const page of writes)
    expect([page, (await stranger.post(`/en/my/campaigns/${id}${page}`)).status]).toEqual([page, 404]);
  expect((await new Forms(running).get(`/en/my/campaigns/${id}`)).status).toBe(401);

  const deputy = new Forms(running, creator.deputy.token);
  const read = await deputy.get(`/en/my/campaigns/${id}`);
  expect(read.text).toContain('You are deputy');
  expect(read.text).not.toContain('Hand it in for review');
  const refused = await deputy.post(`/en/my/campaigns/${id}/submit`);
  expect([refused.status, refused.text]).toEqual([
    422,
    expect.stringContaining('Only the owner of the project decides'),
  ]);
  expect((await deputy.post(`/en/my/projects/${creator.projectId}`, { ...aProject })).status).toBe(403);
});

it('is called off after a page that says what follows', async () => {
  const creator = await aCreator(running);
  const at = `/nl/my/campaigns/${await aDraft(running, creator)}`;
  const asked = await of(creator).get(`${at}/cancel`);
  expect(asked.text).toContain('Niemand heeft iets toegezegd');
  expect((await of(creator).post(`${at}/cancel`)).to).toBe(at);
  expect((await of(creator).get(at)).text).toContain('Afgelast');
  expect((await of(creator).get(`${at}/cancel`)).text).toContain('kan een campagne niet worden afgelast');
});

it('shows what moderators wrote as text, with their scores', async () => {
  const creator = await aCreator(running);
  const id = await aDraft(running, creator);
  await of(creator).post(`/en/my/campaigns/${id}/submit`);
  const { token } = await staff(running, 'moderator');
  const body = { ...(await aReview(running, 'changes_requested')), comment: `Who owns it? ${hostile}` };
  made(await running.call('POST', `/v1/campaigns/${id}/reviews`, { token, body }));
  const { text } = await of(creator).get(`/fr/my/campaigns/${id}`);
  expect(text).toContain('La modération demande des modifications');
  expect(text).toContain('4 sur 5');
  expect(text).toContain('L’histoire dit-elle honnêtement ce qui peut mal tourner ?');
  expect(text).not.toContain('<script>alert');
});

it('an approval that a change has voided is none: the checklist and scheduling agree', async () => {
  const creator = await aCreator(running);
  const id = await anApprovedCampaign(running, creator);
  const text = { 'title-en': 'Another title', 'summary-en': 'Other.', 'story-en': 'Other.', do: 'save' };
  await of(creator).post(`/en/my/projects/${creator.projectId}/texts/en`, text);
  const page = (await of(creator).get(`/en/my/campaigns/${id}`)).text;
  expect(page).not.toContain('Approved. Now you decide');
  const { status } = await of(creator).post(`/en/my/campaigns/${id}/schedule`, { opensAt: '' });
  expect(status).toBe(422);
});

inBrowser(
  'axe finds nothing, and nothing overflows, whatever is written, in three languages and two sizes',
  async () => {
    const creator = await aCreator(running);
    const long = 'x'.repeat(120);
    const text = { 'title-en': long, 'summary-en': hostile, 'story-en': `# ${long}\n\n${hostile}`, do: 'save' };
    await of(creator).post(`/en/my/projects/${creator.projectId}/texts/en`, text);
    const id = await aDraft(running, creator, { rewards: [{ title: long, description: long, price: { amount: 2_500, currency: 'EUR' } }] }); // prettier-ignore
    const at = `/my/campaigns/${id}`;
    const paths = ['/my/projects', '/my/projects/new', `/my/projects/${creator.projectId}`, at, `${at}/budget`, `${at}/rewards`, `${at}/schedule`, `${at}/cancel`]; // prettier-ignore
    for (const viewport of Object.values(sizes)) {
      const extraHTTPHeaders = { authorization: `Bearer ${creator.owner.token}` };
      const { page, complaints } = await openPage(browser, { viewport, extraHTTPHeaders });
      for (const path of ['en', 'fr', 'nl'].flatMap((locale) => paths.map((each) => `/${locale}${each}`))) {
        await page.goto(running.url + path);
        expect([path, await axe(page)]).toEqual([path, []]);
        expect([path, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([path, 0]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  },
  240_000,
);
