// Guarantee: pages come in the reader's language, whole without scripts, with nothing loaded from elsewhere and no cookie
// before sign-in; whatever people wrote stays text; and what goes wrong is said on a page, not in JSON.
import { type Browser } from 'playwright-core';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { aLiveCampaign } from '../support/campaigns.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { aMember, goodPassword } from '../support/people.js';
import { until } from '../support/until.js';

let running: RunningApp;
let browser: Browser | undefined;
let slug: string;

const html = { accept: 'text/html' };
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(running.url + path, { headers: { ...html, ...headers }, redirect: 'manual' });
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(running.url + path, {
    method: 'POST',
    headers: { ...html, origin: new URL(running.settings.PUBLIC_URL).origin, ...headers },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });

const hostile = `<script>alert(1)</script> "><img src=x onerror=alert(1)> ${'x'.repeat(60)}`;

beforeAll(async () => {
  running = await startApp();
  browser = await openBrowser();
  const on = running.app.get(DataSource);
  const rewards = [{ price: 2_500n, stock: 1, title: 'A chair' }];
  const { projectId } = await aLiveCampaign(on, { title: hostile, rewards, optional: 50_000n });
  const story = `# Why\n\n${hostile}\n\n[a link](javascript:alert(1)) [another](https://example.org) ![x](https://example.org/x.png)`;
  await rows(on, 'update project_texts set story = $2, summary = $3 where project_id = $1', [
    projectId,
    story,
    hostile,
  ]);
  const [project] = await rows<{ slug: string }>(on, 'select slug from projects where id = $1', [projectId]);
  slug = project?.slug ?? '';
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await running.stop();
});

describe('languages', () => {
  it.each([
    ['fr-BE,fr;q=0.9,en;q=0.8', '/fr'],
    ['nl', '/nl'],
    ['de,en;q=0.5', '/en'],
    ['en;q=0.1, nl;q=0.2', '/nl'],
    ['', '/en'],
  ])('whoever prefers "%s" is led to %s', async (accepted, to) => {
    const answer = await get('/discover?q=a', { 'accept-language': accepted });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${to}/discover?q=a`]);
  });

  it.each(['en', 'fr', 'nl'])('%s is what the document says it is, and names the others', async (locale) => {
    const text = await (await get(`/${locale}`)).text();
    expect(text).toContain(`<html lang="${locale}">`);
    for (const other of ['en', 'fr', 'nl']) expect(text).toContain(`hreflang="${other}"`);
  });

  it('programs are not led anywhere: an unknown address without a page is 404 in JSON', async () => {
    const answer = await fetch(`${running.url}/v1/nothing`, { headers: html, redirect: 'manual' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await fetch(`${running.url}/nothing`, { redirect: 'manual' })).status).toBe(404);
  });
});

describe('what a page may do', () => {
  it('is said by its content policy: our own files, nothing inline, no frame around it', async () => {
    const policy = (await get('/en')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
  });

  it('sets no cookie before sign-in, and names no other host', async () => {
    for (const path of ['/en', `/en/campaigns/${slug}`, '/en/sign-in', '/en/nowhere']) {
      const answer = await get(path);
      expect([path, answer.headers.get('set-cookie')]).toEqual([path, null]);
      const loaded = [...(await answer.text()).matchAll(/(?:src=|<link [^>]*href=)"(https?:[^"]+)"/g)].map(
        ([, url]) => url,
      );
      const ours = new URL(running.settings.PUBLIC_URL).origin;
      expect(loaded.filter((url) => !url?.startsWith(ours))).toEqual([]);
    }
  });

  it('comes compressed when asked for, and its files are kept for ever', async () => {
    const page = await get(`/en/campaigns/${slug}`, { 'accept-encoding': 'br' });
    expect(page.headers.get('content-encoding')).toBe('br');
    const [, css = ''] = /href="(\/assets\/tally-[^"]+)"/.exec(await page.text()) ?? [];
    const file = await get(css, { 'accept-encoding': 'gzip' });
    expect(file.headers.get('content-encoding')).toBe('gzip');
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/assets/package.json')).status).toBe(404);
    expect((await get('/assets/tally-AAAAAAAA.css')).status).toBe(404);
  });
});

describe('the same page for many', () => {
  it('is not sent again to who has it, and is drawn anew when something has changed', async () => {
    const path = `/en/campaigns/${slug}`;
    const first = await get(path);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await get(path, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    // A browser takes the headers of this answer for those of the page that it has.
    expect(again.headers.get('content-security-policy')).toContain("style-src 'self'");
    await rows(running.app.get(DataSource), `update project_texts set summary = 'Changed since.' where summary = $1`, [
      hostile,
    ]);
    await until(async () => (await (await get(path, { 'if-none-match': etag })).text()).includes('Changed since.'));
    await rows(running.app.get(DataSource), `update project_texts set summary = $1 where summary = 'Changed since.'`, [
      hostile,
    ]);
  });

  it('is nobody else’s who is signed in, and no refusal is kept', async () => {
    const { email } = await aMember(running, { displayName: 'Grace Hopper' });
    const { headers } = await post('/en/sign-in', { email, password: goodPassword });
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    const mine = await get('/en', { cookie });
    expect(await mine.text()).toContain('Grace Hopper');
    expect(await (await get('/en')).text()).not.toContain('Grace Hopper');
    expect((await get('/en/sign-in')).headers.get('cache-control')).toBe('no-store');
    expect((await get('/en/nowhere')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('what people wrote', () => {
  it('stays text, in titles, stories and links', async () => {
    const text = await (await get(`/en/campaigns/${slug}`)).text();
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('href="javascript:');
    expect(text).not.toContain('<img src="https');
    expect(text).toContain('rel="nofollow ugc noopener"');
    expect(text).toContain('<h3>Why</h3>');
  });

  it('has a print as its cover, the same each time', async () => {
    const [first, second] = [await get(`/covers/${slug}.svg`), await get(`/covers/${slug}.svg`)];
    expect(first.headers.get('content-type')).toBe('image/svg+xml');
    expect(await first.text()).toBe(await second.text());
    expect((await get('/covers/no-such-project.svg')).status).toBe(404);
  });
});

describe('what goes wrong', () => {
  it.each([
    '/en/nowhere',
    '/fr/campaigns/none',
    '/nl/campaigns/00000000-0000-7000-8000-000000000000',
    '/en/campaigns/%00',
  ])('%s is a page with its status', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("style-src 'self'");
  });
});

describe('signing in', () => {
  it('keeps what was typed, says what to mend, and never shows the password again', async () => {
    const answer = await post('/fr/sign-in', { email: 'ada@example.org', password: 'quite wrong' });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain('value="ada@example.org"');
    expect(text).not.toContain('quite wrong');
    expect(text).toContain('Adresse ou mot de passe incorrect');
    const empty = await (await post('/nl/sign-in', { email: '', password: '' })).text();
    expect(empty).toContain('Vul dit in.');
  });

  it('leads on to a path of ours only, and out again', async () => {
    const { email } = await aMember(running);
    const away = await post('/en/sign-in', { email, password: goodPassword, next: '//evil.example' });
    expect([away.status, away.headers.get('location')]).toEqual([303, '/en']);
    const there = await post('/en/sign-in', { email, password: goodPassword, next: '/my/pledges?x=1' });
    expect(there.headers.get('location')).toBe('/en/my/pledges?x=1');
    const cookie = there.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^__Host-tally=/);
    expect(await (await get('/en', { cookie })).text()).toContain('Ada Lovelace');
    const out = await post('/en/sign-out', {}, { cookie });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('Max-Age=0')]);
    expect(await (await get('/en', { cookie })).text()).not.toContain('Ada Lovelace');
  });

  it('takes no form from another site, signed in or not', async () => {
    const answer = await post(
      '/en/sign-in',
      { email: 'a@example.org', password: 'x' },
      { origin: 'https://evil.example' },
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});

describe('in a browser', () => {
  for (const [size, viewport] of Object.entries(sizes)) {
    inBrowser(`axe finds nothing on a ${size}, nothing overflows, nothing is complained of`, async () => {
      const { page, complaints } = await openPage(browser, { viewport });
      for (const path of [
        '/en',
        '/fr',
        '/nl',
        `/en/campaigns/${slug}`,
        `/fr/campaigns/${slug}`,
        '/nl/sign-in',
        '/en/nowhere',
        '/dev/components',
      ]) {
        await page.goto(running.url + path);
        expect([path, await axe(page)]).toEqual([path, []]);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([path, overflow]).toEqual([path, 0]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }

  inBrowser('at 320 pixels nothing is lost to the side', async () => {
    const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } });
    for (const path of ['/en', `/nl/campaigns/${slug}`, '/fr/sign-in']) {
      await page.goto(running.url + path);
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320]);
    }
    await page.context().close();
  });
});
