import pg from 'pg';
import { seed } from '../seed/seed.js';
import { serviceEnvironment, startContestant } from './contestants.js';
import { atLeast, atMost, type GoalResult } from './goals.js';
import { type Shot } from './load.js';
import { measure, median, type Measurement } from './measure.js';
import { stopAll } from '../../src/local/processes.js';

interface PagesRun {
  readonly postgresPid: number;
  readonly campaigns: number;
  readonly pledges: number;
  readonly repetitions: number;
  readonly count: number;
  readonly say: (line: string) => void;
}

const clients = 16;
/** A cookie that signs nobody in goes past the short cache, so that every page is drawn. */
const drawn = { accept: 'text/html', 'accept-encoding': 'br', cookie: 'past=the-cache' };
const kept = { accept: 'text/html', 'accept-encoding': 'br' };

/**
 * P4: the campaign page with all its questions and its HTML against bare Fastify and pg that ask the same and answer
 * JSON; the same page from the short cache and as 304 against an empty route; and the pages that people open most.
 */
export async function comparePages(url: string, run: PagesRun): Promise<GoalResult[]> {
  const { campaigns, pledges, say } = run;
  const begun = performance.now();
  await seed(url, { campaigns, pledges, progress: () => undefined });
  const seeded = (performance.now() - begun) / 1000;
  say(`  ${campaigns} campaigns and ${pledges} pledges seeded in ${seeded.toFixed(0)} s`);
  const slugs = await slugsIn(url);
  const bare = await startContestant('bare', 'test/bench/bare-server.js', { DATABASE_URL: url });
  const service = await startContestant('service', 'src/main.js', serviceEnvironment(url, 'api'));
  try {
    const of = (contestant: typeof bare, shot: (index: number) => Shot, count = run.count): Promise<Measurement> =>
      measure({ url: contestant.url, pid: contestant.pid, postgresPid: run.postgresPid, clients, count, shot });
    const slug = (index: number) => slugs[(index * 7919) % slugs.length] ?? '';
    const page = (headers: Record<string, string>) => (index: number) => ({
      path: `/en/campaigns/${slug(index)}`,
      headers,
      expected: 200,
    });
    // The 76th seeded campaign ends in 21 days and 76 minutes: its page says the same for as long as this takes.
    const one = { path: `/en/campaigns/${slugs[75]}`, headers: kept, expected: 200 };
    const etagOf = async () => (await fetch(service.url + one.path, { headers: kept })).headers.get('etag') ?? '';
    let etag = '';
    const shots = {
      bare: [bare, (index: number) => ({ path: `/page/${slug(index)}`, headers: {}, expected: 200 })],
      empty: [bare, () => ({ path: '/empty', headers: {}, expected: 200 })],
      campaign: [service, page(drawn)],
      cached: [service, () => one],
      known: [service, () => ({ ...one, headers: { ...kept, 'if-none-match': etag }, expected: 304 })],
      discover: [service, () => ({ path: '/en/discover', headers: drawn, expected: 200 })],
      search: [
        service,
        (index: number) => ({
          path: `/en/discover?q=${['repair', 'boulangerie', 'Ghent', 'solr'][index % 4]}`,
          headers: drawn,
          expected: 200,
        }),
      ],
      home: [service, () => ({ path: '/en', headers: drawn, expected: 200 })],
    } as const satisfies Record<string, readonly [typeof bare, (index: number) => Shot]>;
    const found: Record<string, Measurement[]> = {};
    for (let repetition = 0; repetition <= run.repetitions; repetition += 1) {
      etag = await etagOf();
      for (const [name, [contestant, shot]] of Object.entries(shots)) {
        // A 304 may meet a page that was just drawn anew with the same content; the first round is warm-up.
        const measured = await of(contestant, shot, repetition === 0 ? Math.ceil(run.count / 4) : run.count);
        if (repetition > 0) (found[name] ??= []).push(measured);
        if (repetition > 0 && measured.errors > 0)
          throw new Error(`${measured.errors} answers of ${name} were not as expected`);
      }
    }
    for (const [name, all] of Object.entries(found)) {
      const [rate, p95, cpu] = [
        all.map((m) => m.perSecond),
        all.map((m) => m.p95Ms),
        all.map((m) => m.cpuPerRequest),
      ].map(median);
      say(`  ${name.padEnd(9)} ${rate?.toFixed(0)}/s, p95 ${p95?.toFixed(1)} ms, ${cpu?.toFixed(2)} ms CPU`);
    }
    const ratio = (a: string, b: string, of: 'cpuPerRequest' | 'perSecond') =>
      median((found[a] ?? []).map((each, index) => each[of] / (found[b]?.[index]?.[of] ?? 1)));
    return [
      atMost(
        'P4',
        'CPU of the campaign page against bare Fastify + pg with the same questions',
        ratio('campaign', 'bare', 'cpuPerRequest'),
        2,
      ),
      atLeast('P4', 'the page from the short cache against an empty route', ratio('cached', 'empty', 'perSecond'), 0.7),
      atLeast('P4', 'the page revalidated (304) against an empty route', ratio('known', 'empty', 'perSecond'), 0.7),
    ];
  } finally {
    await stopAll([bare, service]);
  }
}

async function slugsIn(url: string): Promise<string[]> {
  const db = new pg.Client(url);
  await db.connect();
  try {
    const { rows } = await db.query<{ slug: string }>('select slug from projects order by id limit 2000');
    return rows.map(({ slug }) => slug);
  } finally {
    await db.end();
  }
}
