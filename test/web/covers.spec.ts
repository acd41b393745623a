// Guarantee: a creator gives a project its picture by a page without scripts, and what is refused keeps the words that
// were typed; the picture stands wherever the project does, in the right size and described, also where links to it are
// shared; where there is none, a print and a card are drawn that need no font.
import sharp from 'sharp';
import { type Browser, type Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { aLiveCampaign } from '../support/campaigns.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { Forms } from '../support/forms.js';
import { aMember, type TestPerson } from '../support/people.js';

let running: RunningApp;
let browser: Browser | undefined;
let owner: TestPerson;
let projectId: string;
let slug: string;
let photo: Buffer;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  browser = await openBrowser();
  owner = await aMember(running);
  ({ projectId } = await aLiveCampaign(running.app.get(DataSource), {
    ownerId: owner.userId,
    title: 'Café "au" quai',
  }));
  slug = (await running.call('GET', `/v1/projects/${projectId}`)).body.slug;
  photo = await sharp({ create: { width: 1_400, height: 1_000, channels: 3, background: '#2a7' } })
    .jpeg()
    .toBuffer();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running.stop();
});

const at = () => `/en/my/projects/${projectId}`;
const words = { 'alt-en': 'A green <field & nothing else' };

/** As a browser without scripts sends the form. */
async function send(file: Buffer | string, fields: Record<string, string> = words, who = owner): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([file as BlobPart]), 'field.jpg');
  const headers = { origin: new URL(running.settings.PUBLIC_URL).origin, authorization: `Bearer ${who.token}`, accept: 'text/html' }; // prettier-ignore
  return fetch(`${running.url}${at()}/cover`, { method: 'POST', redirect: 'manual', headers, body });
}
const page = async (path: string, who?: TestPerson) => (await new Forms(running, who?.token).get(path)).text;
const seen = async (path: string) => {
  const answer = await fetch(running.url + path);
  return { answer, content: Buffer.from(await answer.arrayBuffer()) };
};
const headOf = (html: string, property: string): string =>
  new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

describe('without a picture', () => {
  it('a card with name and progress is drawn, as PNG, once', async () => {
    const html = await page(`/fr/campaigns/${slug}`);
    const image = headOf(html, 'og:image');
    expect(image).toBe(`${running.settings.PUBLIC_URL}/og/${slug}.png?lang=fr`);
    expect([headOf(html, 'og:image:width'), headOf(html, 'og:image:height')]).toEqual(['1200', '630']);
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"');
    const { answer, content } = await seen(image.replace(running.settings.PUBLIC_URL, ''));
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(await sharp(content).metadata()).toMatchObject({ format: 'png', width: 1_200, height: 630 });
    expect(content.length).toBeLessThan(150_000);
    const again = { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } };
    expect((await fetch(answer.url, again)).status).toBe(304);
  });

  it('the first page has a card of its own, and what is not there has none', async () => {
    const image = headOf(await page('/nl'), 'og:image').replace(running.settings.PUBLIC_URL, '');
    expect((await sharp((await seen(image)).content).metadata()).width).toBe(1_200);
    for (const name of ['nobody-12345678.png', 'home.svg', '..%2fhome.png', 'home.png.png']) {
      expect((await seen(`/og/${name}`)).answer.status).toBe(404);
    }
  });
});

describe('what is refused', () => {
  it.each([
    ['no picture', '<svg onload="alert(1)">', words, 'f-file-error'],
    ['one that is too large', Buffer.alloc(11 * 1024 * 1024, 7), words, 'f-file-error'],
    ['none', '', words, 'f-file-error'],
    ['no words', 'x', { 'alt-en': '' }, 'f-alt-en-error'],
  ])('%s is told at its field', async (_, file, fields, id) => {
    const answer = await send(file, fields);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(`id="${id}"`);
    if (fields['alt-en']) expect(html).toContain('value="A green &lt;field &amp; nothing else"');
    expect(html).not.toContain('<svg onload');
  });

  it('what a stranger, or another site, sends', async () => {
    expect((await send(photo, words, await aMember(running))).status).toBe(404);
    const body = new FormData();
    body.append('file', new Blob([photo as BlobPart]), 'a.jpg');
    const headers = { origin: 'https://evil.example', authorization: `Bearer ${owner.token}` };
    const foreign = await fetch(`${running.url}${at()}/cover`, { method: 'POST', headers, body });
    expect(foreign.status).toBe(403);
  });
});

describe('with a picture', () => {
  beforeAll(async () => {
    const answer = await send(photo);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at()}#cover`]);
  });

  it('it stands in lists and on pages, in several widths and described', async () => {
    for (const path of ['/en', '/en/discover', `/en/campaigns/${slug}`, `/en/projects/${slug}`, `/embed/${slug}`]) {
      const html = await page(path);
      expect(html).toMatch(/srcset="\/files\/[0-9a-f]{32}-480\.webp 480w, \/files\/[0-9a-f]{32}-960\.webp 960w, /);
      expect(html).toMatch(/alt="A green &lt;field &amp; nothing else"[^>]* width="1400" height="1000"/);
      expect(html).not.toContain(`/covers/${slug}.svg`);
    }
    expect(await page(at(), owner)).toContain('-480.webp 480w');
    // In another language the words that there are say which they are in.
    expect(await page(`/nl/campaigns/${slug}`)).toMatch(/alt="A green[^>]* lang="en"/);
  });

  it('it stands beside links', async () => {
    const html = await page(`/en/campaigns/${slug}`);
    const { content } = await seen(headOf(html, 'og:image').replace(running.settings.PUBLIC_URL, ''));
    expect(await sharp(content).metadata()).toMatchObject({ format: 'jpeg', width: 1_200, height: 630 });
    expect(headOf(html, 'og:image:alt')).toContain('A green');
  });

  inBrowser('pages with it have no fault, in both sizes', async () => {
    const { page: opened, complaints } = await openPage(browser, { viewport: sizes.phone });
    await opened.setExtraHTTPHeaders({ authorization: `Bearer ${owner.token}` });
    for (const [name, viewport] of Object.entries(sizes)) {
      await opened.setViewportSize(viewport);
      for (const path of [`/en/campaigns/${slug}`, at(), `/en/projects/${slug}`]) {
        await opened.goto(running.url + path);
        expect(await axe(opened)).toEqual([]);
        expect(await overflow(opened)).toBeLessThanOrEqual(0);
        await picture(opened, `${name}${path}`);
      }
    }
    expect(complaints).toEqual([]);
  });

  it('it can be taken away again', async () => {
    const forms = new Forms(running, owner.token);
    expect((await forms.post(`${at()}/cover/remove`)).to).toBe(`${at()}#cover`);
    expect(await page(`/en/campaigns/${slug}?fresh`)).toContain(`/covers/${slug}.svg`);
  });
});

const overflow = (opened: Page) =>
  opened.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** For whoever wants to see them: SCREENS names a folder. */
async function picture(opened: Page, name: string): Promise<void> {
  const folder = process.env['SCREENS'];
  if (folder) await opened.screenshot({ path: `${folder}/${name.replace(/\W+/g, '-')}.png`, fullPage: true });
}
