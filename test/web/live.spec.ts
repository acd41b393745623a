// Guarantee: a page that is open hears of pledges within seconds, also when another process took them; watching costs
// nothing when nobody looks; and a service that stops lets its watchers go.
import { type Browser } from 'playwright-core';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign } from '../support/campaigns.js';
import { inBrowser, openBrowser, openPage } from '../support/chromium.js';
import { until } from '../support/until.js';

let one: RunningApp;
let other: RunningApp;
let browser: Browser | undefined;

beforeAll(async () => {
  one = await startApp();
  other = await startApp({ databaseUrl: one.settings.DATABASE_URL });
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await other.stop();
  await one.stop();
});

/** As a group of pledges that another process commits. */
const pledged = (campaignId: string, sum: number, backers: number) =>
  rows(one.app.get(DataSource), 'update campaign_totals set pledged = $2, backers = $3 where campaign_id = $1', [
    campaignId,
    sum,
    backers,
  ]);

async function listen(url: string, campaignId: string) {
  const stop = new AbortController();
  const answer = await fetch(`${url}/live/campaigns/${campaignId}`, { signal: stop.signal });
  let heard = '';
  let isOver = false;
  void (async () => {
    for await (const chunk of answer.body ?? []) heard += Buffer.from(chunk as Uint8Array).toString();
    isOver = true;
  })().catch(() => undefined);
  return { answer, heard: () => heard, isOver: () => isOver, stop: () => stop.abort() };
}

it('whoever watches at either process hears the present state, and each change once', async () => {
  const { id } = await aLiveCampaign(one.app.get(DataSource));
  const [here, there] = [await listen(one.url, id), await listen(other.url, id)];
  expect(here.answer.headers.get('content-type')).toBe('text/event-stream');
  await until(() => [here, there].every(({ heard }) => heard().includes('data: {"pledged":0,"backers":0}')));
  await pledged(id, 12_345, 3);
  await until(() => [here, there].every(({ heard }) => heard().includes('data: {"pledged":12345,"backers":3}')));
  await pledged(id, 20_000, 4);
  await until(() => here.heard().includes('20000'));
  expect(here.heard().match(/12345/g)).toHaveLength(1);
  here.stop();
  there.stop();
});

it('a campaign that there is not tells nothing', async () => {
  const id = '00000000-0000-7000-8000-000000000000';
  const opened = await aLiveCampaign(one.app.get(DataSource));
  const [closed, open] = [await listen(one.url, id), await listen(one.url, opened.id)];
  await until(() => open.heard().includes('data:'));
  expect(closed.heard()).not.toContain('data:');
  expect((await fetch(`${one.url}/live/campaigns/none`)).status).toBe(400);
  closed.stop();
  open.stop();
});

it('a service that stops ends what it tells', async () => {
  const third = await startApp({ databaseUrl: one.settings.DATABASE_URL });
  const { id } = await aLiveCampaign(one.app.get(DataSource));
  const { heard, isOver } = await listen(third.url, id);
  await until(() => heard().includes('data:'));
  await third.stop();
  await until(isOver);
});

inBrowser('the figures of an open page follow, in the manner of its language', async () => {
  const { id } = await aLiveCampaign(one.app.get(DataSource), { target: 100_000n });
  const { page, complaints } = await openPage(browser);
  await page.goto(`${other.url}/nl/campaigns/${id}`);
  await pledged(id, 51_000, 7);
  await page.locator('[data-live=backers]', { hasText: '7' }).waitFor();
  expect(await page.textContent('[data-live=pledged]')).toMatch(/^€\s510$/);
  expect(await page.textContent('[data-live=percent]')).toBe('51 %');
  expect(await page.textContent('[data-live=missing]')).toMatch(/^€\s490$/);
  await pledged(id, 150_050, 9);
  await page.locator('[data-live=backers]', { hasText: '9' }).waitFor();
  expect(await page.textContent('[data-live=missing-label]')).toBe('boven het doel');
  expect(await page.textContent('[data-live=pledged]')).toMatch(/^€\s1\.500,50$/);
  expect(complaints).toEqual([]);
  await page.context().close();
});
