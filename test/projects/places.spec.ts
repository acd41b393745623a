// Guarantee: places are found by any of their names without going anywhere; a project stands at the point of a place that
// can be only one, or at the one that its owner gives, and never at that of the place before; and what is searched around
// a point is exactly what the great circle says, everywhere on earth, by an index.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { Gazetteer, kilometresBetween, type Location } from '../../src/projects/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign } from '../support/campaigns.js';
import { aText, made } from '../support/creators.js';
import { aMember, type TestPerson } from '../support/people.js';

let running: RunningApp;
let owner: TestPerson;

const sql = <Row>(text: string, parameters: unknown[] = []) => rows<Row>(running.app.get(DataSource), text, parameters);
const as = (method: string, path: string, body?: object) => running.call(method, path, { token: owner.token, body });
const whole = { defaultLocale: 'en', text: aText, category: 'commons', tags: [] };
const begin = async (over: object) => made(await as('POST', '/v1/projects', { ...whole, ...over }));

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  owner = await aMember(running);
});
afterAll(async () => running.stop());

describe('the gazetteer', () => {
  const first = (text: string) => running.app.get(Gazetteer).find(text)[0];

  it.each([
    ['Gent', 'Gent', 'BE', 51.05, 3.72],
    ['gand', 'Gent', 'BE', 51.05, 3.72],
    ['LIEGE', 'Liège', 'BE', 50.63, 5.57],
    ['Luik', 'Liège', 'BE', 50.63, 5.57],
    ['Brussel', 'Brussels', 'BE', 50.85, 4.35],
    ['Saint-Gilles, Brussels', 'Saint-Gilles', 'BE', 50.83, 4.35],
    ['Saint-Gilles, France', 'Saint-Gilles', 'FR', 43.68, 4.43],
    ['Saint-Gilles, Frankrijk', 'Saint-Gilles', 'FR', 43.68, 4.43],
    ['Paris', 'Paris', 'FR', 48.85, 2.35],
    ['Paris, US', 'Paris', 'US', 33.66, -95.56],
    ['Marolles, Bruxelles', 'Brussels', 'BE', 50.85, 4.35],
    ['The corner, Namur', 'Namur', 'BE', 50.47, 4.87],
    ['São Paulo', 'São Paulo', 'BR', -23.55, -46.64],
  ])('%s is %s in %s', (text, name, country, latitude, longitude) => {
    expect(first(text)).toMatchObject({ name, country });
    expect(first(text)?.latitude).toBeCloseTo(latitude, 1);
    expect(first(text)?.longitude).toBeCloseTo(longitude, 1);
  });

  it.each(['', ' ', ',', 'no such place', 'zzzzzz', 'a', '\u{10ffff}', '(', '東京', 'x'.repeat(500)])(
    'knows nothing of %j',
    (text) => expect(first(text)).toBeUndefined(),
  );

  it('knows the first and the last name that it has, and names the largest place first', () => {
    for (const text of ["'Ali Sabieh", 'Zyryanka']) expect(first(text)).toBeDefined();
    const found = running.app.get(Gazetteer).find('San José');
    expect(found).toHaveLength(10);
    const sizes = found.map(({ population }) => population);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('is asked over the API, which refuses an empty name', async () => {
    const { status, body } = await running.call('GET', '/v1/places?name=Mechelen');
    expect(status).toBe(200);
    expect(body.data.map(({ country }: { country: string }) => country)).toEqual(['BE', 'BE', 'NL']);
    expect((await running.call('GET', '/v1/places?name=%20')).status).toBe(400);
    expect((await running.call('GET', '/v1/places')).status).toBe(400);
  });
});

describe('a project', () => {
  it('gets the point of a place that can be only one, and none where it may be several', async () => {
    expect((await begin({ place: 'Namur' })).location).toEqual({ latitude: 50.4669, longitude: 4.8675 });
    expect((await begin({ place: 'Mechelen' })).location).toBeNull();
    expect((await begin({ place: 'Around the corner' })).location).toBeNull();
    expect((await begin({})).location).toBeNull();
  });

  it('gets the point that is given, to four decimals, also none', async () => {
    const location = { latitude: 51.025744, longitude: 4.477628 };
    expect((await begin({ place: 'Mechelen', location })).location).toEqual({ latitude: 51.0257, longitude: 4.4776 });
    expect((await begin({ place: 'Namur', location: null })).location).toBeNull();
  });

  it('keeps its point while its place is the same, and loses it with the place', async () => {
    const { id } = await begin({ place: 'Mechelen', location: { latitude: 51.0257, longitude: 4.4776 } });
    const edit = async (body: object) => made(await as('PATCH', `/v1/projects/${id}`, body)).location;
    expect(await edit({ place: 'Mechelen' })).toEqual({ latitude: 51.0257, longitude: 4.4776 });
    expect(await edit({ category: 'repair' })).toEqual({ latitude: 51.0257, longitude: 4.4776 });
    expect(await edit({ place: 'Paris' })).toBeNull();
    expect(await edit({ place: 'Leuven' })).toEqual({ latitude: 50.8796, longitude: 4.7009 });
    expect(await edit({ place: '' })).toBeNull();
  });

  it('takes no half of a point and none beyond the earth, and says where it is wrong', async () => {
    for (const [location, pointer] of [
      [{ latitude: 91, longitude: 0 }, '/location/latitude'],
      [{ latitude: 0, longitude: -181 }, '/location/longitude'],
      [{ latitude: '50', longitude: 4 }, '/location/latitude'],
      [{ latitude: 50 }, '/location/longitude'],
      ['50,4', '/location'],
    ] as const) {
      const { status, body } = await as('POST', '/v1/projects', { ...whole, location });
      expect([status, body.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([400, [pointer]]);
    }
    const { id } = await begin({ place: 'Namur' });
    for (const half of ['latitude = null', 'longitude = 181', 'latitude = -90.5'])
      await expect(sql(`update projects set ${half} where id = $1`, [id])).rejects.toThrow(/ck_projects/);
  });
});

describe('around a point', () => {
  const places: Location[] = [];
  const centres: Location[] = [
    { latitude: 50.85, longitude: 4.35 },
    { latitude: -17.8, longitude: 179.99 },
    { latitude: 65, longitude: -180 },
    { latitude: 89.9, longitude: 30 },
    { latitude: -90, longitude: 0 },
    { latitude: 0, longitude: 0 },
  ];

  beforeAll(async () => {
    const { projectId } = await aLiveCampaign(running.app.get(DataSource), { ownerId: owner.userId });
    // A fixed spread over the earth, thick around each centre, so that a failure is the same the next time.
    for (let n = 0; n < 10_000; n += 1) {
      const centre = centres[n % centres.length] ?? { latitude: 0, longitude: 0 };
      const spread = n % 3 === 0 ? 180 : 8;
      const [u, v] = [(n * 0.754_877_666) % 1, (n * 0.569_840_291) % 1];
      const latitude = Math.max(-90, Math.min(90, centre.latitude + (u - 0.5) * spread));
      const longitude = ((centre.longitude + (v - 0.5) * spread * 2 + 540) % 360) - 180;
      places.push({ latitude, longitude });
    }
    await sql(
      `insert into projects (slug, owner_id, category, default_locale, created_at, content_changed_at, latitude, longitude)
       select 'spread-' || n, owner_id, category, default_locale, created_at, content_changed_at,
         at.latitude, at.longitude
       from projects, unnest($2::float8[], $3::float8[]) with ordinality as at (latitude, longitude, n)
       where id = $1`,
      [projectId, places.map(({ latitude }) => latitude), places.map(({ longitude }) => longitude)],
    );
    await sql('analyze projects');
  }, 60_000);

  it.each([0.5, 25, 250, 1_000, 12_000, 20_100])('%d km are found as reckoned one by one', async (kilometres) => {
    for (const centre of centres) {
      const found = await sql<{ slug: string; metres: number }>(
        `select p.slug, w.metres from projects_within($1, $2, $3) w join projects p on p.id = w.project_id
         where p.slug like 'spread-%'`,
        [centre.latitude, centre.longitude, kilometres],
      );
      const expected = places.flatMap((place, index) => {
        const metres = Math.round(kilometresBetween(centre, place) * 1000);
        return metres <= kilometres * 1000 ? [{ slug: `spread-${index + 1}`, metres }] : [];
      });
      expect(new Set(found.map(({ slug }) => slug)).size).toBe(found.length);
      expect(found.map(({ slug }) => slug).sort()).toEqual(expected.map(({ slug }) => slug).sort());
      const metresOf = new Map(found.map(({ slug, metres }) => [slug, metres]));
      for (const { slug, metres } of expected) expect(Math.abs((metresOf.get(slug) ?? 0) - metres)).toBeLessThan(2);
    }
  });

  it('by the index: of ten thousand, what is far is not looked at', async () => {
    const { before, after } = await running.app.get(DataSource).transaction(async (tx) => {
      // Postgres counts with it what this connection has done before and not yet reported.
      const looks = async () => {
        const [row] = await rows<{ whole: number; fetched: number }>(
          tx,
          `select coalesce(sum(seq_scan), 0)::integer as whole, coalesce(sum(idx_tup_fetch), 0)::integer as fetched
           from pg_stat_xact_user_tables where relname = 'projects'`,
        );
        if (!row) throw new Error('Postgres did not tell');
        return row;
      };
      const before = await looks();
      await rows(tx, 'select count(*) from projects_within(50.85, 4.35, 25)');
      return { before, after: await looks() };
    });
    expect(after.whole - before.whole).toBe(0);
    expect(after.fetched - before.fetched).toBeGreaterThan(0);
    expect(after.fetched - before.fetched).toBeLessThan(200);
  });
});
