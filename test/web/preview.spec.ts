// Guarantee: by a link that owner or deputy makes, anybody sees a campaign as it would be before it is public, told so, as
// nothing for search engines and without a way to pledge; ended, it shows nothing; nobody else makes or ends it, and a
// link that was made up is none.
import { type Browser } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { aCreator, aDraft, aScheduledCampaign, type Creator, made, nowOf } from '../support/creators.js';
import { Forms, type Shown } from '../support/forms.js';
import { aMember, staff } from '../support/people.js';
import { moveClock } from '../support/time.js';
import { until } from '../support/until.js';

let running: RunningApp;
let browser: Browser | undefined;
let creator: Creator;
let id: string;

beforeAll(async () => {
  running = await startApp();
  browser = await openBrowser();
  creator = await aCreator(running);
  id = await aDraft(running, creator);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running.stop();
});

const url = () => `/v1/campaigns/${id}/preview`;
const make = async (token: string): Promise<string> =>
  new URL(made(await running.call('PUT', url(), { token })).url as string).pathname;
const see = (path: string, locale = 'en'): Promise<Shown> => new Forms(running).get(`/${locale}${path}`);

it('is seen by whoever has it, and by nobody else', async () => {
  const path = await make(creator.owner.token);
  const shown = await see(path);
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('This is a preview');
  expect(shown.text).toContain('<meta name="robots" content="noindex"');
  expect(shown.text).not.toMatch(/og:title|rel="canonical"|\/pledge"|\/people\/|href="[^"]*\/money"/);
  expect(shown.headers.get('referrer-policy')).toBe('same-origin');
  expect(shown.headers.get('cache-control')).toBe('no-store');
  expect((await see(path, 'nl')).text).toContain('Dit is een voorbeeld');
  expect((await see(`/campaigns/${id}`)).status).toBe(404);
  for (const wrong of [`${path.slice(0, -1)}A`, path.slice(0, -4), '/preview/x', `/preview/${'a'.repeat(72)}`]) {
    expect((await see(wrong)).status).toBe(404);
  }
});

it('is the same for owner and deputy, and a new one once it was ended', async () => {
  const path = await make(creator.owner.token);
  expect(await make(creator.deputy.token)).toBe(path);
  expect((await running.call('DELETE', url(), { token: creator.deputy.token })).status).toBe(204);
  expect((await running.call('DELETE', url(), { token: creator.owner.token })).status).toBe(204);
  expect((await see(path)).status).toBe(404);
  expect(await make(creator.owner.token)).not.toBe(path);
});

it('is nobody else’s, not even that of staff', async () => {
  for (const { token } of [await aMember(running), await staff(running, 'moderator')]) {
    for (const method of ['PUT', 'DELETE']) expect((await running.call(method, url(), { token })).status).toBe(404);
  }
  expect((await running.call('PUT', url())).status).toBe(401);
});

it('is made and ended by a page without scripts', async () => {
  const forms = new Forms(running, creator.owner.token);
  const at = `/en/my/campaigns/${id}`;
  expect((await forms.post(`${at}/preview`)).to).toBe(`${at}#preview`);
  const [, path = ''] = /href="\/en(\/preview\/[\w-]+)"/.exec((await forms.get(at)).text) ?? [];
  expect((await see(path)).status).toBe(200);
  expect((await forms.post(`${at}/preview/end`)).to).toBe(`${at}#preview`);
  expect((await see(path)).status).toBe(404);
  expect((await forms.get(at)).text).toContain('Make a link');
});

inBrowser('has no fault, in both sizes', async () => {
  const path = await make(creator.owner.token);
  for (const [name, viewport] of Object.entries(sizes)) {
    const { page, complaints } = await openPage(browser, { viewport });
    await page.goto(`${running.url}/en${path}`);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    const folder = process.env['SCREENS'];
    if (folder) await page.screenshot({ path: `${folder}/preview-${name}.png`, fullPage: true });
    await page.context().close();
  }
});

it('leads to the public page once there is one, and is made no more', async () => {
  const { owner, ...rest } = await aCreator(running);
  const opensAt = new Date((await nowOf(running)).getTime() + 3_600_000).toISOString();
  id = await aScheduledCampaign(running, { owner, ...rest }, { opensAt });
  const path = await make(owner.token);
  expect((await see(path)).text).toContain('Pledging begins when the campaign opens');
  await moveClock(running, opensAt);
  await until(async () => (await running.call('GET', `/v1/campaigns/${id}`)).body.state === 'live', 60_000);
  const late = await see(path);
  expect([late.status, late.to]).toEqual([303, `/en/campaigns/${id}`]);
  expect((await running.call('PUT', url(), { token: owner.token })).body.type).toBe('/problems/campaign-moved-on');
}, 120_000);
