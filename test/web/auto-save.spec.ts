// Guarantee: what a creator types into a draft is kept by itself a moment later, and the page says when; what cannot be
// kept stays in its field; nothing is ever written over that somebody has not seen, with scripts or without; and words
// that everybody would read at once, or that a moderator is looking at, are never kept by themselves.
import { type Browser, type Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign } from '../support/campaigns.js';
import { inBrowser, openBrowser, openPage } from '../support/chromium.js';
import { aCreator, aDraft, type Creator, made } from '../support/creators.js';
import { Forms, hiddenIn } from '../support/forms.js';

let running: RunningApp;
let browser: Browser | undefined;
let creator: Creator;
let id: string;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  browser = await openBrowser();
  creator = await aCreator(running);
  id = await aDraft(running, creator);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running.stop();
});

const forms = () => new Forms(running, creator.owner.token);
const project = async () => made(await running.call('GET', `/v1/projects/${creator.projectId}`, { token: creator.owner.token })); // prettier-ignore
const campaign = async () => made(await running.call('GET', `/v1/campaigns/${id}`, { token: creator.owner.token }));

async function open(path: string): Promise<Page> {
  const { page } = await openPage(browser, { extraHTTPHeaders: { authorization: `Bearer ${creator.owner.token}` } });
  await page.goto(running.url + path);
  return page;
}
const told = (page: Page, text: string) =>
  page.locator('auto-save [role="status"]', { hasText: text }).first().waitFor({ timeout: 20_000 });

describe('without scripts', () => {
  it('a text that was changed meanwhile is told of and not written over, and then by choice', async () => {
    const at = `/en/my/projects/${creator.projectId}`;
    const seen = hiddenIn(await forms().get(at), 'seen');
    const text = (title: string) => ({ 'title-en': title, 'summary-en': 'S.', 'story-en': 'Why.', do: 'save' });
    expect((await forms().post(`${at}/texts/en`, { ...text('First'), seen })).status).toBe(303);
    const refused = await forms().post(`${at}/texts/en`, { ...text('Second'), seen });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('changed in another window')]);
    expect(refused.text).toContain('value="Second"');
    expect((await project()).texts[0].title).toBe('First');
    const fresh = hiddenIn(refused, 'seen');
    expect((await forms().post(`${at}/texts/en`, { ...text('Second'), seen: fresh })).status).toBe(303);
    expect((await project()).texts[0].title).toBe('Second');
  });

  it.each([
    ['budget', { 'label-0': 'Rope', 'kind-0': 'material', 'amount-0': '300', 'required-0': 'yes' }],
    ['rewards', { 'title-0': 'A knot', 'description-0': 'Tied.', 'price-0': '9', 'stock-0': '', 'month-0': '' }],
  ])('so are lines: %s', async (part, lines) => {
    const at = `/en/my/campaigns/${id}/${part}`;
    const seen = hiddenIn(await forms().get(at), 'seen');
    expect((await forms().post(at, { ...lines, seen, do: 'save' })).to).toBe(`${at}?kept`);
    const refused = await forms().post(at, { ...lines, seen, do: 'save' });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('changed in another window')]);
    // A line more keeps the version that was seen, so that it is still told of.
    const added = await forms().post(at, { ...lines, seen, do: part === 'budget' ? 'add-need' : 'add-reward' });
    expect(hiddenIn(added, 'seen')).toBe(seen);
    expect((await forms().post(at, { ...lines, seen: hiddenIn(refused, 'seen'), do: 'save' })).status).toBe(303);
  });

  it('so is what sending a reward costs', async () => {
    const at = `/en/my/campaigns/${id}/rewards`;
    const knot = { 'title-0': 'A knot', 'description-0': 'Tied.', 'price-0': '9', 'stock-0': '', 'month-0': '' };
    const sent = (price: number, seen: string) =>
      forms().post(at, { ...knot, 'shipping-0': `Belgium: ${price}`, seen, do: 'save' });
    const before = hiddenIn(await forms().get(at), 'seen');
    expect((await sent(3, before)).to).toBe(`${at}?kept`);
    const cheap = hiddenIn(await forms().get(at), 'seen');
    expect((await sent(4, cheap)).to).toBe(`${at}?kept`);
    expect((await sent(5, cheap)).status).toBe(422);
  });
});

describe('with scripts', () => {
  inBrowser('lines are kept, what is wrong stays, and something newer stops it', async () => {
    const page = await open(`/en/my/campaigns/${id}/budget`);
    await told(page, 'kept by itself');
    await page.fill('#f-label-0', 'Rope and tar');
    await told(page, 'Saved at');
    expect((await campaign()).needs[0].label).toBe('Rope and tar');

    await page.fill('#f-amount-0', 'much');
    await told(page, 'Not saved yet');
    expect(await page.inputValue('#f-amount-0')).toBe('much');
    await page.fill('#f-amount-0', '450');
    await told(page, 'Saved at');
    expect((await campaign()).needs[0].amount.amount).toBe(45_000);

    const elsewhere = { 'label-0': 'From elsewhere', 'kind-0': 'material', 'amount-0': '1', 'required-0': 'yes', do: 'save' }; // prettier-ignore
    expect((await forms().post(`/en/my/campaigns/${id}/budget`, elsewhere)).status).toBe(303);
    await page.fill('#f-label-0', 'From here');
    await told(page, 'changed in another window');
    expect((await campaign()).needs[0].label).toBe('From elsewhere');
    expect(await page.inputValue('#f-label-0')).toBe('From here');
    await page.context().close();
  });

  inBrowser('terms and texts are kept, and a text is shown as it will look', async () => {
    const terms = await open(`/en/my/campaigns/${id}`);
    await terms.selectOption('#f-zone', 'Europe/Paris').catch(() => terms.fill('#f-zone', 'Europe/Paris'));
    await told(terms, 'Saved at');
    expect((await campaign()).zone).toBe('Europe/Paris');
    await terms.context().close();

    const page = await open(`/en/my/projects/${creator.projectId}`);
    await page.fill('#f-story-en', 'Why and **how**, <script>alert(1)</script>.');
    await told(page, 'Saved at');
    expect((await project()).texts[0].story).toContain('**how**');
    await page.click('form[action$="/texts/en"] button[value="preview"]');
    await page.locator('#preview .told strong', { hasText: 'how' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/en/my/projects/${creator.projectId}`);
    expect(await page.locator('#preview script').count()).toBe(0);
    await page.context().close();
  });
});

it('texts of a public project, and of one that is looked at, are not', async () => {
  const { projectId } = await aLiveCampaign(running.app.get(DataSource), { ownerId: creator.owner.userId });
  const shown = (await forms().get(`/en/my/projects/${projectId}`)).text;
  expect(shown).toContain('name="seen"');
  expect(shown).not.toContain('<auto-save');
  const { token } = creator.owner;
  made(await running.call('POST', `/v1/campaigns/${id}/submit`, { token, body: {} }));
  expect((await forms().get(`/en/my/projects/${creator.projectId}`)).text).not.toContain('<auto-save');
});
