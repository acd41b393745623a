// Guarantee: what is public is told whole and in three languages, books and rules included; what is private is not told;
// whatever people wrote stays text; and pages and widget hold up in a real browser, in both sizes.
import { type Browser } from 'playwright-core';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { aLiveCampaign, aMember, type LiveCampaign } from '../support/campaigns.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';

const texts = ['how-it-works', 'fees', 'developers', 'accessibility', 'rules', 'terms', 'privacy', 'legal'];
const hostile = `<script>alert(1)</script> "><svg onload=alert(1)> ${'x'.repeat(120)}`;

let running: RunningApp;
let browser: Browser | undefined;
let campaign: LiveCampaign;
let slug: string;

const sql = <Row>(text: string, parameters: unknown[] = []) => rows<Row>(running.app.get(DataSource), text, parameters);
const get = async (path: string) => {
  const answer = await fetch(running.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api', OPERATOR_NAME: 'Ledger & Sons', PLATFORM_FEE_BPS: '350' } });
  browser = await openBrowser();
  campaign = await aLiveCampaign(running.app.get(DataSource), { title: hostile.slice(0, 120) });
  await sql('update users set display_name = $2 where id = $1', [campaign.ownerId, hostile.slice(0, 80)]);
  await sql(`update projects set place = '<b>Gent</b>', tags = '{<i>x</i>}' where id = $1`, [campaign.projectId]);
  const [project] = await sql<{ slug: string }>('select slug from projects where id = $1', [campaign.projectId]);
  slug = project?.slug ?? '';
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await running.stop();
});

const everything = () => [
  '/discover',
  `/campaigns/${slug}/money`,
  '/ledger',
  '/statistics',
  `/projects/${slug}`,
  `/people/${campaign.ownerId}`,
  ...texts.map((text) => `/${text}`),
];

describe('every page', () => {
  it.each(['en', 'fr', 'nl'])(
    'is there in %s, says what language it is, and holds no markup of people',
    async (locale) => {
      for (const path of everything()) {
        const { status, text } = await get(`/${locale}${path}`);
        expect([path, status]).toEqual([path, 200]);
        expect([path, text.includes(`<html lang="${locale}">`)]).toEqual([path, true]);
        expect([path, /<script>alert|<svg onload|<b>Gent|<i>x/.test(text)]).toEqual([path, false]);
        expect([path, /undefined|\[object|NaN/.test(text)]).toEqual([path, false]);
      }
    },
  );

  it('says something of its own in each language', async () => {
    for (const text of texts) {
      const told = await Promise.all(['en', 'fr', 'nl'].map(async (locale) => (await get(`/${locale}/${text}`)).text));
      const leads = told.map((page) => /<p class="lede">([^<]*)/.exec(page)?.[1]);
      expect([text, new Set(leads).size]).toEqual([text, 3]);
    }
  });
});

describe('what is private', () => {
  it('a person without a public project is nobody', async () => {
    const { id } = await aMember(running.app.get(DataSource), 'quiet');
    for (const path of [`/en/people/${id}`, '/en/people/none', `/en/people/${campaign.deputyId}`]) {
      const { status, text } = await get(path);
      expect([path, status, text.includes('quiet')]).toEqual([path, 404, false]);
    }
  });

  it('a project before its first campaign, and its money, are not there', async () => {
    const other = await aLiveCampaign(running.app.get(DataSource), { title: 'Not yet' });
    await sql('update projects set public_since = null where id = $1', [other.projectId]);
    await sql(`update campaigns set state = 'draft' where id = $1`, [other.id]);
    await sql(`update campaign_rounds set state = 'planned', opens_at = null where campaign_id = $1`, [other.id]);
    const [project] = await sql<{ slug: string }>('select slug from projects where id = $1', [other.projectId]);
    for (const path of [
      `/en/projects/${project?.slug}`,
      `/en/campaigns/${project?.slug}/money`,
      `/en/people/${other.ownerId}`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    for (const path of [`/embed/${project?.slug}`, `/qr/${project?.slug}.svg`])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect((await get('/sitemaps/projects-1.xml')).text).not.toContain(project?.slug);
  });

  it('no address of a person is on any page', async () => {
    for (const path of everything()) expect((await get(`/en${path}`)).text).not.toMatch(/@example\.org"?[^}]*<\/dd>/);
  });
});

describe('texts follow the instance', () => {
  it('operator, fee, criteria and version are those of settings and database', async () => {
    expect((await get('/en/legal')).text).toContain('Ledger &amp; Sons');
    expect((await get('/en/fees')).text).toContain('3.5 %');
    await sql(`insert into review_criteria (version, key, position, question) values (2, 'new', 1, 'Is it & new?')`);
    expect((await get('/nl/rules?2')).text).toContain('Is it &amp; new?');
    for (const path of ['/en/terms', '/en/privacy', '/en/legal'])
      expect((await get(path)).text).toContain('Template, version 2026-11 of 1 November 2026.');
  });

  it('the examples of fees are worked out with its rates', async () => {
    const { text } = await get('/en/fees?2');
    expect(text).toContain('€5,450.00');
    expect(text).toContain('-€190.75');
  });
});

describe('passing on', () => {
  it('search engines are told what there is, in three languages', async () => {
    const robots = await get('/robots.txt');
    expect(robots.text).toContain(`Sitemap: ${running.settings.PUBLIC_URL}/sitemap.xml`);
    const index = await get('/sitemap.xml');
    expect(index.text).toContain('/sitemaps/projects-1.xml');
    const projects = await get('/sitemaps/projects-1.xml');
    for (const locale of ['en', 'fr', 'nl']) expect(projects.text).toContain(`/${locale}/campaigns/${slug}</loc>`);
    expect(projects.text).toContain('hreflang="nl"');
    expect((await get('/sitemaps/pages.xml')).text).toContain('/fr/fees</loc>');
    expect((await get('/sitemaps/projects-0.xml')).status).toBe(404);
  });

  it('a campaign names its oEmbed, which leads to a widget that may be framed and runs no script', async () => {
    const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec((await get(`/en/campaigns/${slug}`)).text) ?? []; // prettier-ignore
    const { pathname, search } = new URL(address.replaceAll('&amp;', '&'));
    const answer = JSON.parse((await get(pathname + search)).text) as { html: string };
    const [, widget = ''] = /src="[^"]*(\/embed\/[^"]+)"/.exec(answer.html) ?? [];
    const { status, headers, text } = await get(widget);
    expect([status, headers.get('x-frame-options')]).toEqual([200, null]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(text).not.toContain('<script');
    expect((await get('/oembed?url=https://elsewhere.example/')).status).toBe(404);
  });

  it('the code to photograph is a drawing that leads to the campaign', async () => {
    const { status, headers, text } = await get(`/qr/${slug}.svg`);
    expect([status, headers.get('content-type'), text.slice(0, 4)]).toEqual([200, 'image/svg+xml', '<svg']);
    expect((await get(`/campaigns/${slug}`)).status).toBe(302);
  });
});

describe('in a real browser', () => {
  for (const [name, viewport] of Object.entries(sizes)) {
    inBrowser(
      `nothing is wrong for axe, and nothing overflows: ${name}`,
      async () => {
        const { page, complaints } = await openPage(browser, { viewport });
        for (const path of [...everything().map((path) => `/en${path}`), `/fr/projects/${slug}`, `/embed/${slug}`]) {
          await page.goto(running.url + path);
          expect([path, await axe(page)]).toEqual([path, []]);
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect([path, overflow]).toEqual([path, 0]);
        }
        expect(complaints).toEqual([]);
        await page.context().close();
      },
      120_000,
    );
  }

  inBrowser('at 320 pixels nothing is lost to the side', async () => {
    const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } });
    for (const path of everything()) {
      await page.goto(`${running.url}/nl${path}`);
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320]);
    }
    await page.context().close();
  });

  inBrowser('a search is typed, sent and kept in the address, without scripts', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${running.url}/en/discover`);
    await page.getByLabel('What are you looking for?').fill('nothing like it');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/q=nothing/);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('No campaign');
    await page.context().close();
  });
});
