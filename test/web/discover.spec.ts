// Guarantee: whoever looks for a campaign finds it: mistyped, without accents, by any of three languages, by filter and in
// the order asked for; pages follow each other without a gap; every search is an address; and its feed is well-formed,
// whatever people wrote.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';

let running: RunningApp;
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

interface Told extends LiveCampaignOptions {
  readonly title: string;
  readonly place?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
  readonly locale?: 'en' | 'fr' | 'nl';
  readonly backers?: number;
}

async function told({ place = '', category = 'commons', tags = [], locale = 'en', backers = 0, ...options }: Told) {
  const campaign = await aLiveCampaign(running.app.get(DataSource), options);
  const { projectId, id } = campaign;
  if (locale !== 'en') {
    await sql('delete from project_texts where project_id = $1', [projectId]);
    await sql(
      `insert into project_texts (project_id, locale, title, summary, story) values ($1, $2, $3, 'Pour la rue.', 'Pourquoi.')`,
      [projectId, locale, options.title],
    );
  }
  await sql('update projects set place = $2, category = $3, tags = $4, default_locale = $5 where id = $1', [
    ...[projectId, place, category, tags, locale],
  ]);
  await sql('update campaign_totals set backers = $2 where campaign_id = $1', [id, backers]);
  return campaign;
}

const dayMs = 86_400_000;
const hostile = `<script>alert(1)</script> ]]> & "é" ${'w'.repeat(60)}`;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  await told({ title: 'A library of tools', place: 'Ghent', tags: ['repair'], runsMs: 9 * dayMs, backers: 2 });
  await told({
    title: 'Un four à pain',
    place: 'Liège',
    category: 'food',
    locale: 'fr',
    runsMs: 5 * dayMs,
    backers: 9,
  });
  await told({ title: 'Zaden voor iedereen', place: 'Gent', category: 'nature', locale: 'nl', runsMs: 7 * dayMs });
  await told({ title: hostile, category: 'odd-one', model: 'keep_it_all', runsMs: 3 * dayMs });
  const funded = await told({ title: 'A bakery that exists', runsMs: dayMs });
  await sql(`update campaigns set state = 'successful' where id = $1`, [funded.id]);
  await sql(
    `update campaign_rounds set state = 'settled', decided_at = deadline, collecting_ends_at = deadline, frozen_pledged = 0 where campaign_id = $1`,
    [funded.id],
  );
  const draft = await told({ title: 'A secret library' });
  await sql(`update campaigns set state = 'draft' where id = $1`, [draft.id]);
  await sql(`update campaign_rounds set state = 'planned', opens_at = null where campaign_id = $1`, [draft.id]);
}, 60_000);

afterAll(async () => running.stop());

describe('words', () => {
  it.each([
    ['library', 'A library of tools'],
    ['libary', 'A library of tools'],
    ['tols libary', 'A library of tools'],
    ['tool', 'A library of tools'],
    ['four a pain', 'Un four à pain'],
    ['LIEGE', 'Un four à pain'],
    ['zaad iedereen', 'Zaden voor iedereen'],
    ['repiar', 'A library of tools'],
    ['bakeries', 'A bakery that exists'],
  ])('%s leads to %s', async (q, title) => {
    expect(await found(`?q=${encodeURIComponent(q)}`)).toContain(title);
  });

  it('are found as soon as a text has changed', async () => {
    expect(await found('?q=accordion')).toEqual([]);
    await sql(`update project_texts set story = 'There is an accordion.' where title = 'A library of tools'`);
    expect(await found('?q=accordion')).toEqual(['A library of tools']);
  });

  it('find nothing that was never public', async () => {
    expect(await found('?q=secret')).toEqual([]);
    expect(await found('?stage=all')).not.toContain('A secret library');
  });
});

describe('filters and orders', () => {
  it('by place, category, language, kind and stage', async () => {
    expect(await found('?place=gent')).toEqual(['Zaden voor iedereen']);
    expect(await found('?place=%25')).toHaveLength(4);
    expect(await found('?category=food')).toEqual(['Un four à pain']);
    expect(await found('?language=nl')).toEqual(['Zaden voor iedereen']);
    expect(await found('?kind=keep_it_all')).toHaveLength(1);
    expect(await found('?stage=funded')).toEqual(['A bakery that exists']);
    expect(await found('?stage=ended')).toEqual([]);
    expect(await found('?stage=all')).toHaveLength(5);
  });

  it('what ends first, what is newest, what most support', async () => {
    expect((await found('')).slice(1)).toEqual(['Un four à pain', 'Zaden voor iedereen', 'A library of tools']);
    expect((await found('?sort=newest')).slice(1)).toEqual(['Zaden voor iedereen', 'Un four à pain', 'A library of tools']); // prettier-ignore
    expect((await found('?sort=backed')).slice(0, 2)).toEqual(['Un four à pain', 'A library of tools']);
  });

  it('what finds nothing says which filter to leave out', async () => {
    const { status, text } = await page('/fr/discover?q=accordion&category=food');
    expect(status).toBe(200);
    expect(text).toContain('href="/fr/discover?category=food&amp;stage=all"');
    expect(text).toContain('href="/fr/discover?q=accordion"');
  });

  it('odd addresses lead to a page, and a forged place in the list to a refusal', async () => {
    for (const query of ['?stage=x&sort=y&kind=z&language=q', '?q=%27%3B--', '?place=a&place=b', '?category=A%20B'])
      expect([query, (await page(`/en/discover${query}`)).status]).toEqual([query, 200]);
    expect((await page('/en/discover?after=forged')).status).toBe(400);
  });
});

it('pages follow each other, in every order, without a gap and without repeating one', async () => {
  for (let n = 0; n < 30; n += 1)
    await told({ title: `Chairs ${n}`, runsMs: (20 + (n % 5)) * dayMs, backers: n % 3, category: 'chairs' });
  for (const query of [
    '?category=chairs',
    '?category=chairs&sort=newest',
    '?category=chairs&sort=backed',
    '?q=chairs',
    '?category=chairs&stage=all',
  ]) {
    const seen: string[] = [];
    let path: string | undefined = `/en/discover${query}`;
    while (path !== undefined) {
      const { text } = await page(path);
      seen.push(...titles(text));
      path = /<link rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect([query, seen.length, new Set(seen).size]).toEqual([query, 30, 30]);
  }
}, 60_000);

it('the feed of a search names its newest campaigns, and what people wrote stays text', async () => {
  const answer = await fetch(`${running.url}/en/discover.atom?category=odd-one`);
  const xml = await answer.text();
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  expect(xml.match(/<entry>/g)).toHaveLength(1);
  expect(xml).not.toContain('<script');
  expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; &quot;é&quot;');
  // Every element that begins also ends: nothing that was written is an element.
  const open = [...xml.matchAll(/<([a-z]+)(?:\s[^<>]*)?[^/<>]>|<([a-z]+)>/g)].length;
  expect([...xml.matchAll(/<\/[a-z]+>/g)]).toHaveLength(open);
  const list = await page('/en/discover?category=odd-one');
  expect(list.text).toContain('href="/en/discover.atom?category=odd-one&amp;sort=newest"');
});
