// Guarantee: owner and deputy send pictures for stories and updates by a page without scripts, and what is refused is told at
// its field; a text shows none but its project's, described and in widths; one stays while a text shows it or showed it when
// it was published, and goes a day after none does.
import sharp from 'sharp';
import { type Browser } from 'playwright-core';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { nowOf } from '../support/creators.js';
import { misfitsOf } from '../support/fits.js';
import { Forms } from '../support/forms.js';
import { aMember, type TestPerson } from '../support/people.js';
import { moveClock } from '../support/time.js';
import { until } from '../support/until.js';

let running: RunningApp;
let browser: Browser | undefined;
let owner: TestPerson;
let campaign: LiveCampaign;
let slug: string;
let photo: Buffer;

const sql = <Row>(text: string, parameters: readonly unknown[] = []) =>
  rows<Row>(running.app.get(DataSource), text, parameters);
const aCampaign = () => aLiveCampaign(running.app.get(DataSource), { ownerId: owner.userId, title: 'A mill' });

beforeAll(async () => {
  running = await startApp();
  browser = await openBrowser();
  owner = await aMember(running);
  campaign = await aCampaign();
  ({ slug } = (await running.call('GET', `/v1/projects/${campaign.projectId}`)).body);
  photo = await sharp({ create: { width: 1_400, height: 1_000, channels: 3, background: '#2a7' } })
    .withExif({ IFD0: { Artist: 'Jo' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 3/1 0/1' } })
    .jpeg()
    .toBuffer();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running.stop();
});

const at = (id = campaign.projectId) => `/en/my/projects/${id}/pictures`;
const headersOf = ({ token }: TestPerson) => ({
  origin: new URL(running.settings.PUBLIC_URL).origin,
  authorization: `Bearer ${token}`,
  accept: 'text/html',
});

/** As a browser without scripts sends the form. */
async function send(description: string, file: Buffer | string = photo, who = owner): Promise<Response> {
  const body = new FormData();
  body.append('description', description);
  body.append('file', new Blob([file as BlobPart]), 'photo.jpg');
  return fetch(running.url + at(), { method: 'POST', redirect: 'manual', headers: headersOf(who), body });
}

/** The line of a new picture, from the API. */
async function aLine(description: string, { id = campaign.projectId, who = owner } = {}): Promise<string> {
  const body = new FormData();
  body.append('description', description);
  body.append('file', new Blob([photo as BlobPart]), 'photo.jpg');
  const headers = { authorization: `Bearer ${who.token}` };
  const answer = await fetch(`${running.url}/v1/projects/${id}/pictures`, { method: 'POST', headers, body });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { markdown: string }).markdown;
}
const addressIn = (line: string) => /\(([^()]*)\)$/.exec(line)?.[1] ?? '';
const isThere = async (line: string) => (await fetch(running.url + addressIn(line))).status === 200;
const write = (story: string, locale = 'en', id = campaign.projectId) =>
  running.call('PUT', `/v1/projects/${id}/texts/${locale}`, {
    token: owner.token,
    body: { title: 'A mill', summary: 'For all.', story },
  });
const typeOf = ({ status, body }: { status: number; body: { type?: string } }) => [status, body.type];
const page = async (path: string, who?: TestPerson) => (await new Forms(running, who?.token).get(path)).text;
const aDayLater = async () => moveClock(running, new Date((await nowOf(running)).getTime() + 25 * 3_600_000));

describe('a picture is sent', () => {
  it('by owner or deputy, who see the line to paste, drawn anew and without the place it was taken at', async () => {
    const answer = await send('A [green] field');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at()}?sent#pictures`]);
    const html = await page(`${at()}?sent`, owner);
    expect(html).toContain('Paste its line into a text within a day.');
    const line = /value="(!\[[^"]*)"/.exec(html)?.[1] ?? '';
    expect(line).toMatch(/^!\[A \(green\) field\]\(\/files\/[0-9a-f]{32}-1400x1000\.webp\)$/);
    const file = await fetch(running.url + addressIn(line));
    expect(file.headers.get('cache-control')).toContain('immutable');
    const seen = await sharp(Buffer.from(await file.arrayBuffer())).metadata();
    expect([seen.format, seen.width, seen.exif]).toEqual(['webp', 1_400, undefined]);
    const deputy = await aMember(running);
    await sql('update projects set deputy_id = $2 where id = $1', [campaign.projectId, deputy.userId]);
    expect((await send('By the deputy', photo, deputy)).status).toBe(303);
    const stranger = await aMember(running);
    expect((await send('x', photo, stranger)).status).toBe(404);
    expect((await new Forms(running, stranger.token).get(at())).status).toBe(404);
    const list = await running.call('GET', `/v1/projects/${campaign.projectId}/pictures`, { token: stranger.token });
    expect(list.status).toBe(404);
  });

  it.each([
    ['no picture', 'A field', '<svg onload="alert(1)">', 'f-file-error'],
    ['one that is too large', 'A field', Buffer.alloc(11 * 1024 * 1024, 7), 'f-file-error'],
    ['none', 'A field', '', 'f-file-error'],
    ['no words', '', undefined, 'f-description-error'],
  ])('%s is told at its field, and what was typed stays', async (_, description, file, id) => {
    const answer = await send(description, file);
    const html = await answer.text();
    expect([answer.status, html.includes(`id="${id}"`)]).toEqual([422, true]);
    if (description) expect(html).toContain(`value="${description}"`);
  });
});

describe('a text', () => {
  it('shows the pictures of its project, on every page that it stands on; any other address stays a link', async () => {
    const line = await aLine('A green field');
    expect((await write(`Look:\n\n${line}\n\n![Evil](https://evil.example/x.png)`)).status).toBe(200);
    for (const path of [`/en/campaigns/${slug}`, `/en/projects/${slug}`]) {
      const html = await page(path);
      expect(html).toMatch(/<img src="\/files\/[0-9a-f]{32}-1400x1000\.webp" srcset="[^"]*-480\.webp 480w, [^"]*-960\.webp 960w, [^"]*-1400\.webp 1400w"[^>]* alt="A green field" width="1400" height="1000" loading="lazy"/); // prettier-ignore
      expect(html).not.toContain('<img src="https://evil');
    }
  });

  it('is refused with a picture of another project, one that is not there, and one without words', async () => {
    const other = await aCampaign();
    const foreign = await aLine('Elsewhere', { id: other.projectId });
    const own = await aLine('Here');
    const wrong = [
      [foreign, 'picture-not-here'],
      [own.replace(/[0-9a-f]{32}/, '0'.repeat(32)), 'picture-not-here'],
      [own.replace('1400x1000', '1400x400'), 'picture-not-here'],
      [own.replace('Here', ' '), 'picture-undescribed'],
    ] as const;
    for (const [story, type] of wrong) expect(typeOf(await write(story))).toEqual([422, `/problems/${type}`]);
    const forms = new Forms(running, owner.token);
    const fields = { 'title-nl': 'Een molen', 'summary-nl': 'Voor allen.', 'story-nl': foreign, do: 'save' };
    const refused = await forms.post(`/en/my/projects/${campaign.projectId}/texts/nl`, fields);
    expect([refused.status, refused.text.includes('id="f-story-nl-error"')]).toEqual([422, true]);
    const list = `/en/my/campaigns/${campaign.id}/updates`;
    const update = { audience: 'everyone', locale: 'en', title: 'News', body: foreign, key: 'k' };
    const news = await forms.post(list, update);
    expect([news.status, news.text.includes('id="f-body-error"')]).toEqual([422, true]);
  });

  it('of an update shows them too, with whole addresses in its feed', async () => {
    const line = await aLine('A wheel');
    const id = await anUpdate(`The wheel:\n\n${line}`);
    expect(await page(`/en/campaigns/${campaign.id}/updates/${id}`)).toContain('alt="A wheel"');
    const feed = await page(`/en/campaigns/${slug}/updates.atom`);
    expect(feed).toContain(`${running.settings.PUBLIC_URL.replace(/\/$/, '')}${addressIn(line)}`);
  });
});

async function anUpdate(body: string): Promise<string> {
  const { token } = owner;
  const text = { locale: 'en', title: 'News', body };
  const path = `/v1/campaigns/${campaign.id}/updates`;
  const { status, body: draft } = await running.call('POST', path, { token, body: { audience: 'everyone', text } });
  expect(status).toBe(201);
  expect((await running.call('POST', `/v1/updates/${draft.id}/publish`, { token })).status).toBe(200);
  return draft.id as string;
}

describe('a picture stays', () => {
  it('while a story in any language, an update or what it said before shows it, and goes a day after none does', async () => {
    const [unused, both, dropped, corrected] = [await aLine('Unused'), await aLine('Both'), await aLine('Dropped'), await aLine('Corrected')]; // prettier-ignore
    expect((await write(`${both}\n\n${dropped}`)).status).toBe(200);
    expect((await write(both, 'fr')).status).toBe(200);
    const id = await anUpdate(corrected);
    const newer = { title: 'News', body: 'Without it.' };
    expect((await running.call('PUT', `/v1/updates/${id}/texts/en`, { token: owner.token, body: newer })).status).toBe(200); // prettier-ignore
    await aDayLater();
    await until(async () => !(await isThere(unused)), 40_000);
    for (const line of [both, dropped, corrected]) expect(await isThere(line)).toBe(true);
    expect((await write('Nothing to see.')).status).toBe(200);
    expect(await isThere(dropped)).toBe(true);
    expect(await page(at(), owner)).toContain('No text shows it: it is removed on');
    await aDayLater();
    await until(async () => !(await isThere(dropped)), 40_000);
    for (const line of [both, corrected]) expect(await isThere(line)).toBe(true);
    expect(typeOf(await write(dropped))).toEqual([422, '/problems/picture-not-here']);
    expect(await sql(`select 1 from pictures where alt->>'en' in ('Unused', 'Dropped')`)).toEqual([]);
  }, 120_000);
});

for (const [name, viewport] of Object.entries(sizes)) {
  inBrowser(
    `pages with them have no fault for axe, fit, and load nothing from elsewhere: ${name}`,
    async () => {
      const line = await aLine('A green field, seen from the hill behind the mill');
      expect((await write(`Look:\n\n${line}\n\n![Evil](https://evil.example/x.png)`)).status).toBe(200);
      const { page: opened, complaints } = await openPage(browser, {
        viewport,
        extraHTTPHeaders: { authorization: `Bearer ${owner.token}` },
      });
      const asked = new Set<string>();
      opened.on('request', (request) => asked.add(new URL(request.url()).origin));
      for (const path of [`/en/campaigns/${slug}`, `/fr/my/projects/${campaign.projectId}/pictures`]) {
        await opened.goto(running.url + path);
        expect([path, await axe(opened)]).toEqual([path, []]);
        expect([path, await misfitsOf(opened)]).toEqual([path, []]);
      }
      expect([...asked]).toEqual([new URL(running.url).origin]);
      expect(complaints).toEqual([]);
      await opened.context().close();
    },
    120_000,
  );
}
