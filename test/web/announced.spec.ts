// Guarantee: a campaign that its owner announces has a page before it opens, with what it promises and a way to follow,
// and nothing else of it; nobody but the owner announces it; not accepted or called off, it is gone; open, it is the
// campaign's own.
import { type Browser } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { aCreator, aDraft, aScheduledCampaign, type Creator, made, nowOf } from '../support/creators.js';
import { Forms, type Shown } from '../support/forms.js';
import { aMember } from '../support/people.js';
import { moveClock } from '../support/time.js';
import { until } from '../support/until.js';

let running: RunningApp;
let browser: Browser | undefined;
let creator: Creator;
let id: string;
let slug: string;

beforeAll(async () => {
  running = await startApp();
  browser = await openBrowser();
  await begin();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running.stop();
});

async function begin(): Promise<void> {
  creator = await aCreator(running);
  id = await aDraft(running, creator);
  slug = await slugOf();
}
const slugOf = async (): Promise<string> => {
  const { token } = creator.owner;
  return made(await running.call('GET', `/v1/projects/${creator.projectId}`, { token })).slug;
};
const see = (path: string, token?: string): Promise<Shown> => new Forms(running, token).get(path);
const announce = async (method: 'PUT' | 'DELETE', token: string | undefined): Promise<number> =>
  (await running.call(method, `/v1/campaigns/${id}/announcement`, { token })).status;

it('is not there until its owner says so, and only they do', async () => {
  expect((await see(`/en/campaigns/${slug}`)).status).toBe(404);
  expect(await announce('PUT', undefined)).toBe(401);
  expect(await announce('PUT', (await aMember(running)).token)).toBe(404);
  expect(await announce('PUT', creator.deputy.token)).toBe(403);
  const forms = new Forms(running, creator.owner.token);
  const at = `/en/my/campaigns/${id}`;
  expect((await forms.post(`${at}/announcement`)).to).toBe(`${at}#announcement`);
  expect((await forms.get(at)).text).toContain('Everybody sees that it is coming');
});

it('shows what it promises, and nothing of the story, the budget or the rewards', async () => {
  const { status, text } = await see(`/en/campaigns/${slug}`);
  expect(status).toBe(200);
  for (const shown of [
    'Coming soon',
    'A library of tools',
    'Tools that a street shares.',
    'not fixed yet',
    '/follow"',
  ]) {
    expect(text).toContain(shown);
  }
  for (const hidden of ['Why and', 'Wood', 'A chair', '1,000', '/pledge']) expect(text).not.toContain(hidden);
  expect(text).toContain(`/og/${slug}.png`);
  expect((await fetch(`${running.url}/og/${slug}.png`)).status).toBe(200);
  expect((await see(`/fr/campaigns/${slug}`)).text).toContain('Bientôt');
  expect((await running.call('GET', `/v1/projects/${creator.projectId}`)).status).toBe(404);
  expect((await see(`/en/projects/${slug}`)).to).toBe(`/en/campaigns/${slug}`);
  expect((await see(`/en/campaigns/${id}`)).status).toBe(404);
});

it('is followed by members at once, and by others who ask', async () => {
  const member = await aMember(running);
  const back = `/campaigns/${slug}`;
  const forms = new Forms(running, member.token);
  expect((await forms.post(`/en/projects/${slug}/follow`, { back })).to).toBe(`/en${back}`);
  expect((await forms.get(`/en${back}`)).text).toContain('/unfollow"');
  expect((await see(`/en/projects/${slug}/follow`)).text).toContain('A library of tools');
  const asked = await new Forms(running).post(`/en/projects/${slug}/follow`, { email: 'somebody@example.org' });
  expect(asked.to).toBe(`/en/projects/${slug}/follow?sent`);
});

inBrowser('has no fault, in both sizes', async () => {
  for (const [name, viewport] of Object.entries(sizes)) {
    const { page, complaints } = await openPage(browser, { viewport });
    await page.goto(`${running.url}/en/campaigns/${slug}`);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    const folder = process.env['SCREENS'];
    if (folder) await page.screenshot({ path: `${folder}/announced-${name}.png`, fullPage: true });
    await page.context().close();
  }
});

it('is gone when its owner takes it away, and when the campaign is called off', async () => {
  const gone = async () => {
    expect((await see(`/en/campaigns/${slug}?${Math.random()}`)).status).toBe(404);
    expect((await see(`/en/projects/${slug}/follow`)).status).toBe(404);
  };
  expect(await announce('DELETE', creator.owner.token)).toBe(204);
  await gone();
  expect(await announce('PUT', creator.owner.token)).toBe(204);
  const { token } = creator.owner;
  made(await running.call('POST', `/v1/campaigns/${id}/cancel`, { token, body: {} }));
  await gone();
  expect(await announce('PUT', token)).toBe(409);
});

it('says when it opens, and then is the campaign', async () => {
  await begin();
  const opensAt = new Date((await nowOf(running)).getTime() + 3_600_000).toISOString();
  id = await aScheduledCampaign(running, creator, { opensAt });
  expect(await announce('PUT', creator.owner.token)).toBe(204);
  expect((await see(`/en/campaigns/${slug}`)).text).toContain('It opens on');
  await moveClock(running, opensAt);
  await until(async () => (await running.call('GET', `/v1/campaigns/${id}`)).body.state === 'live', 60_000);
  expect((await see(`/en/campaigns/${slug}?now`)).text).toContain('A chair');
}, 120_000);
