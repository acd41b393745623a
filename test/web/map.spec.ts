// Guarantee: whoever says where they are sees what is near, the nearest first and nothing beyond the radius, by pages and
// by the API alike; the map shows the same as the list, each dot a link with a name; it works without scripts, in three
// languages, on a phone and by the keyboard, and weighs little; and a creator says by a form where a project stands.
import { gzipSync } from 'node:zlib';
import { type Browser } from 'playwright-core';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { aLiveCampaign } from '../support/campaigns.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { misfitsOf } from '../support/fits.js';
import { Forms } from '../support/forms.js';
import { aMember, type TestPerson } from '../support/people.js';

let running: RunningApp;
let browser: Browser | undefined;
let owner: TestPerson;
let projectId: string;
let asked = 0;

const sql = <Row>(text: string, parameters: unknown[] = []) => rows<Row>(running.app.get(DataSource), text, parameters);

/** Each question is a new one: what was drawn a moment ago is not what is asked for. */
async function page(path: string): Promise<{ status: number; text: string }> {
  const mark = `${path.includes('?') ? '&' : '?'}t=${(asked += 1)}`;
  const answer = await fetch(running.url + path + mark, { headers: { accept: 'text/html' } });
  return { status: answer.status, text: await answer.text() };
}
const titles = (text: string): string[] => [...text.matchAll(/<h3 class="t"[^>]*><a [^>]*>([^<]*)</g)].map(([, title = '']) => title); // prettier-ignore
const found = async (query: string, locale = 'en') => titles((await page(`/${locale}/discover${query}`)).text);
const dots = (text: string) =>
  [...text.matchAll(/<a href="([^"]*)" aria-label="([^"]*)"/g)].map(([, href = '', name = '']) => ({ href: href.replaceAll('&amp;', '&'), name })); // prettier-ignore

const dayMs = 86_400_000;
const hostile = `<script>alert(1)</script> "><svg onload=alert(1)> ${'x'.repeat(60)}`;
const towns = [
  { title: 'Bread in Gent', place: 'Gent', at: [51.05, 3.7167] },
  { title: 'Bikes in Gent', place: 'Gent', at: [51.05, 3.7167] },
  { title: 'Seeds in Aalst', place: 'Aalst', at: [50.936, 4.0355] },
  { title: 'A choir in Brussels', place: 'Brussels', at: [50.8505, 4.3488] },
  { title: 'A barge in Liège', place: 'Liège', at: [50.6337, 5.5675] },
  { title: hostile, place: hostile.slice(0, 100), at: [49.61, 6.13] },
  { title: 'Nowhere said', place: 'Behind Gent', at: null },
] as const;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  browser = await openBrowser();
  owner = await aMember(running);
  for (const [index, { title, place, at }] of towns.entries()) {
    const options = { title, runsMs: (20 - index) * dayMs, ownerId: owner.userId };
    const campaign = await aLiveCampaign(running.app.get(DataSource), options);
    projectId = campaign.projectId;
    await sql('update projects set place = $2, latitude = $3, longitude = $4, category = $5 where id = $1', [
      ...[projectId, place, at?.[0] ?? null, at?.[1] ?? null, index < 2 ? 'food' : 'commons'],
    ]);
  }
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await running.stop();
});

describe('around a place', () => {
  it('the nearest comes first, and nothing beyond the radius', async () => {
    expect(await found('?near=Gent&radius=5')).toEqual(['Bread in Gent', 'Bikes in Gent']);
    expect(await found('?near=gand&radius=50')).toEqual([
      ...['Bread in Gent', 'Bikes in Gent', 'Seeds in Aalst', 'A choir in Brussels'],
    ]);
    expect(await found('?near=50.8505,4.3488&radius=100')).toEqual([
      ...['A choir in Brussels', 'Seeds in Aalst', 'Bread in Gent', 'Bikes in Gent', 'A barge in Liège'],
    ]);
    expect(await found('?near=Antwerpen')).toEqual([]);
  });

  it('as every other filter: with categories, words, orders and stages, and counted', async () => {
    expect(await found('?near=Brussels&radius=100&category=food&sort=newest')).toEqual(['Bikes in Gent', 'Bread in Gent']); // prettier-ignore
    expect(await found('?near=Brussels&radius=100&q=seeds')).toEqual(['Seeds in Aalst']);
    const { text } = await page('/en/discover?near=Gent&radius=5&stage=funded');
    expect(text).toContain('Running <span>2</span>');
    expect(text).toContain('href="/en/discover?near=Gent&amp;radius=5"');
    const feed = await (await fetch(`${running.url}/en/discover.atom?near=Gent&radius=5`)).text();
    expect(feed.match(/<entry>/g)).toHaveLength(2);
  });

  it('says which place was taken, and leads to the others of that name', async () => {
    const { text } = await page('/fr/discover?near=Mechelen');
    expect(text).toContain('À moins de 25 km de Mechelen, Belgique.');
    const [, other = ''] = /href="([^"]+)">Mechelen, Pays-Bas/.exec(text) ?? [];
    expect((await page(other.replaceAll('&amp;', '&'))).text).toContain('25 km de Mechelen.');
  });

  it('looks for a place that nobody knows by its name, and says so', async () => {
    const { text } = await page('/nl/discover?near=behind+gent');
    expect(text).toContain('Een plaats ‘behind gent’ is hier niet bekend.');
    expect(titles(text)).toEqual(['Nowhere said']);
    expect(await found('?near=%3Cb%3E')).toEqual([]);
  });

  it('pages follow each other without a gap', async () => {
    const seen: string[] = [];
    for (let n = 0; n < 30; n += 1) {
      const more = await aLiveCampaign(running.app.get(DataSource), { title: `Chairs ${n}`, ownerId: owner.userId });
      await sql('update projects set latitude = $2, longitude = 10, category = $3 where id = $1', [
        ...[more.projectId, 10 + (n % 7) / 100, 'chairs'],
      ]);
    }
    let path: string | undefined = '/en/discover?near=10.03,10&category=chairs';
    while (path !== undefined) {
      const { text } = await page(path);
      seen.push(...titles(text));
      path = /<link rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect([seen.length, new Set(seen).size]).toEqual([30, 30]);
    const ids: string[] = [];
    for (let after = ''; ;) {
      const { body } = await running.call('GET', `/v1/campaigns?near=10.03,10&limit=7${after}`);
      ids.push(...body.data.map(({ id }: { id: string }) => id));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect([ids.length, new Set(ids).size]).toEqual([30, 30]);
  }, 60_000);
});

describe('the API', () => {
  const names = async (query: string) => {
    const { status, body } = await running.call('GET', `/v1/campaigns?${query}`);
    return [status, body.data?.map(({ project }: { project: { title: string } }) => project.title) ?? body.type];
  };

  it('lists what is near, the nearest first', async () => {
    expect(await names('near=Brussels&radius=30')).toEqual([200, ['A choir in Brussels', 'Seeds in Aalst']]);
    expect(await names('near=50.6,5.6&radius=10')).toEqual([200, ['A barge in Liège']]);
    expect(await names('near=50.6,5.6&radius=10&state=successful')).toEqual([200, []]);
  });

  it('says what is wrong: a place that nobody knows, a radius that is none, a cursor of another list', async () => {
    expect(await names('near=zzzzzz')).toEqual([422, '/problems/place-unknown']);
    for (const query of [
      'near=',
      'near=Gent&radius=0',
      'near=Gent&radius=1001',
      'near=Gent&radius=2.5',
      'near=Gent&radius=x',
      'near=Gent&near=Liège',
      'near=Gent&after=WyJ4Il0',
    ])
      // prettier-ignore
      expect([query, (await names(query))[0]]).toEqual([query, 400]);
  });
});

describe('the map', () => {
  it('has a dot for each campaign, or one for several, which leads to them; what has no place is counted', async () => {
    const { text } = await page('/en/discover?map=yes&category=food');
    expect(dots(text)).toEqual([{ href: '/en/discover?category=food&near=Gent+%2851.05%2C+3.7167%29&radius=5&map=yes', name: '2 campaigns around Gent' }]); // prettier-ignore
    const nearer = await page(dots(text)[0]?.href ?? '');
    expect(titles(nearer.text)).toEqual(['Bread in Gent', 'Bikes in Gent']);
    const all = await page('/en/discover?map=yes&near=Brussels&radius=100');
    expect(dots(all.text).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['A barge in Liège, Liège', 'A choir in Brussels, Brussels']),
    );
    expect(dots(all.text).find(({ name }) => name.startsWith('A barge'))?.href).toMatch(/^\/en\/campaigns\/\S+$/);
    const said = await page('/en/discover?map=yes&category=commons');
    expect(said.text).toContain('One campaign stands in the list alone: its place is not known.');
  });

  it('is a drawing of land, borders and towns, and tells where it has them from', async () => {
    const { text } = await page('/en/discover?map=yes&near=Brussels&radius=100');
    expect(text).toMatch(/<path class="land" d="M-?\d+ -?\d+l[^"]{200,}z"/);
    expect(text).toMatch(/<path class="border" d="M[^"]{200,}"/);
    expect(text).toMatch(/<text class="is-major"[^>]*>(Antwerpen|Lille|Paris|Brussels|Köln)</);
    expect(text).toContain('<polygon class="circle"');
    expect(text).toContain('GeoNames, CC BY 4.0');
    expect(text).not.toMatch(/NaN|Infinity|undefined|<script>alert|<svg onload/);
  });

  it('is not there unless it is asked for, and an empty one is the world', async () => {
    expect((await page('/en/discover')).text).not.toContain('class="map"');
    const { status, text } = await page('/en/discover?map=yes&category=nothing-like-it');
    expect([status, dots(text), text.includes('class="map"')]).toEqual([200, [], true]);
  });

  it.each(['', '&near=Brussels&radius=5', '&near=Bergen&radius=250', '&near=Athens&radius=1000', '&near=-18,179.9', '&near=89,0&radius=1000'])(
    'weighs little: %s',
    async (query) => {
      const { status, text } = await page(`/en/discover?map=yes${query}`);
      const figure = /<figure class="map">.*<\/figure>/s.exec(text)?.[0] ?? '';
      expect(status).toBe(200);
      expect(figure).not.toMatch(/NaN|Infinity/);
      expect(figure.length).toBeGreaterThan(1_000);
      expect(gzipSync(figure).length).toBeLessThan(25_000);
    },
  ); // prettier-ignore
});

describe('where a project stands', () => {
  const path = () => `/en/my/projects/${projectId}`;
  const mine = () => new Forms(running, owner.token);
  const location = async () => (await running.call('GET', `/v1/projects/${projectId}`)).body.location;
  const particulars = { defaultLocale: 'en', category: 'commons', tags: '', place: 'Mechelen' };

  it('is chosen among the places of its name', async () => {
    expect((await mine().post(path(), particulars)).status).toBe(303);
    expect(await location()).toBeNull();
    const { text } = await mine().get(path());
    expect(text).toContain('It is on no map yet.');
    expect(text).toContain('Mechelen, Netherlands');
    const sent = await mine().post(`${path()}/location`, { at: 'Mechelen (51.0257, 4.4776)', coordinates: '' });
    expect([sent.status, sent.to]).toEqual([303, `${path()}#location`]);
    expect(await location()).toEqual({ latitude: 51.0257, longitude: 4.4776 });
    expect((await mine().get(path())).text).toMatch(/value="Mechelen \(51.0257, 4.4776\)" checked/);
  });

  it('is said by coordinates, or not at all', async () => {
    await mine().post(`${path()}/location`, { at: 'by-hand', coordinates: '51.2, 4.4' });
    expect(await location()).toEqual({ latitude: 51.2, longitude: 4.4 });
    expect((await mine().get(path())).text).toContain('value="51.2, 4.4"');
    await mine().post(`${path()}/location`, { at: 'none', coordinates: '' });
    expect(await location()).toBeNull();
  });

  it.each([
    [{ at: 'by-hand', coordinates: 'here' }],
    [{ at: 'by-hand', coordinates: '' }],
    [{ at: 'by-hand', coordinates: '95, 4' }],
    [{ at: 'elsewhere', coordinates: '' }],
    [{ at: '', coordinates: '' }],
    [{ coordinates: '1, 2' }],
  ])('%j is refused at its field, with what was typed', async (fields) => {
    const { status, text } = await mine().post(`${path()}/location`, fields);
    expect(status).toBe(422);
    expect(text).toMatch(/href="#f-(coordinates|at)"/);
    if (fields.coordinates) expect(text).toContain(`value="${fields.coordinates}"`);
    expect(await location()).toBeNull();
  });

  it('is its owner’s alone to say', async () => {
    const stranger = new Forms(running, (await aMember(running)).token);
    expect((await stranger.post(`${path()}/location`, { at: 'none', coordinates: '' })).status).toBe(404);
  });
});

describe('in a real browser', () => {
  const paths = ['/discover?map=yes', '/discover?map=yes&near=Brussels&radius=250', '/discover?near=Mechelen', '/discover?near=zzz&map=yes']; // prettier-ignore

  for (const [name, viewport] of Object.entries({ ...sizes, narrow: { width: 320, height: 640 } })) {
    inBrowser(
      `nothing is wrong for axe, and everything fits: ${name}`,
      async () => {
        const { page, complaints } = await openPage(browser, { viewport });
        for (const locale of ['en', 'fr', 'nl'])
          for (const path of paths) {
            await page.goto(`${running.url}/${locale}${path}`);
            expect([locale, path, await axe(page)]).toEqual([locale, path, []]);
            expect([locale, path, await misfitsOf(page)]).toEqual([locale, path, []]);
          }
        expect(complaints).toEqual([]);
        await page.context().close();
      },
      180_000,
    );
  }

  inBrowser('on a phone every dot is as large as a finger needs, and none covers another', async () => {
    const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } });
    await page.goto(`${running.url}/en/discover?map=yes&near=Brussels&radius=250`);
    const boxes = await page.evaluate<{ x: number; y: number; width: number }[]>(
      `[...document.querySelectorAll('.map .hold')].map((each) => each.getBoundingClientRect().toJSON())`,
    );
    expect(boxes.length).toBeGreaterThan(2);
    for (const [index, a] of boxes.entries()) {
      expect(a.width).toBeGreaterThanOrEqual(24);
      for (const b of boxes.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(24);
    }
    await page.context().close();
  });

  inBrowser('by the keyboard and without scripts: a place is typed, a map shown, a dot followed', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${running.url}/en/discover`);
    await page.getByLabel('Around').fill('Liège');
    await page.getByLabel('Around').press('Enter');
    await page.waitForURL(/near=Li/);
    await page.getByRole('link', { name: 'Show them on a map' }).press('Enter');
    await page.waitForURL(/map=yes/);
    await page.getByRole('link', { name: 'Go past the map to the list' }).press('Tab');
    const focused = await page.evaluate(`document.activeElement.getAttribute('aria-label')`);
    expect(focused).toBe('A barge in Liège, Liège');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/campaigns\//);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('A barge in Liège');
    await page.context().close();
  });
});
