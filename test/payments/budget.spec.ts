// Guarantee: all processes together stay below the provider's limit and use it up; a Retry-After silences the endpoint for
// everybody; and who would wait too long is told so at once. The limit is proved by the turns that the bucket gives out, on
// its own clock, and by no call leaving before its turn: a busy machine makes calls late, which proves and disproves nothing.
import { readSettings } from '../../src/platform/settings.js';
import { ProviderBudget, type Turn } from '../../src/payments/provider-budget.js';
import { ProviderBusy } from '../../src/payments/index.js';
import { type OpenDatabase, openDatabase } from '../support/database.js';

let databases: OpenDatabase[];
let open: OpenDatabase;
beforeAll(async () => {
  open = await openDatabase();
  databases = [open];
});
afterAll(async () => {
  for (const database of databases) await database.stop();
});

const budget = (rate: number) =>
  new ProviderBudget(open.database, readSettings({ DATABASE_URL: open.url, STRIPE_RATE: String(rate) }));

/** Takes as fast as it may, in many lanes, until `until`; answers every turn, each checked not to have begun early. */
async function takeUntil(one: ProviderBudget, endpoint: string, until: number, lanes: number): Promise<Turn[]> {
  const turns: Turn[] = [];
  const lane = async () => {
    while (performance.now() < until) {
      const turn = await one.take(endpoint, 60_000);
      expect(await databaseTime()).toBeGreaterThanOrEqual(turn.at);
      turns.push(turn);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return turns;
}

async function databaseTime(): Promise<number> {
  const sql = 'select extract(epoch from clock_timestamp())::double precision * 1000 as now';
  const [{ now } = { now: 0 }] = await open.database.read<{ now: number }>(sql);
  return now;
}

const neighbours = (turns: readonly Turn[]): (readonly [Turn, Turn])[] => {
  const sorted = turns.toSorted((a, b) => a.at - b.at);
  return sorted.slice(1).map((next, i) => [sorted[i]!, next]);
};

/** Instants are sums of doubles, so two ways to one instant differ by a microsecond. */
const isAtOnce = ({ at, promisedAt }: Turn): boolean => Math.abs(at - promisedAt) < 0.01;

/** What part of the rate the turns have used from the first to the last. */
const usedOf = (turns: readonly Turn[], rate: number): number => {
  const ats = turns.map(({ at }) => at);
  return ((turns.length - 1) * 1_000) / rate / (Math.max(...ats) - Math.min(...ats));
};

it.each([15, 100])('two processes share %i a second: never more, and nearly all of it', async (rate) => {
  const [first, second] = [budget(rate), budget(rate)];
  const stepMs = 1_000 / first.ratePerSecond;
  let used = 0;
  // A machine that stops for a moment loses turns: that all are used is shown by any round that it leaves alone, while the
  // limit has to hold in each.
  for (let round = 0; round < 5 && used < 0.95; round += 1) {
    const endpoint = `shared-${rate}-${round}`;
    const until = performance.now() + 3_000;
    const both = [takeUntil(first, endpoint, until, 20), takeUntil(second, endpoint, until, 20)];
    const turns = (await Promise.all(both)).flat();
    for (const [turn, next] of neighbours(turns)) {
      expect(next.at - turn.at).toBeGreaterThanOrEqual(1_000 / rate);
      // A turn is left out only when nobody had asked for it before it came.
      if (next.at - turn.at > stepMs + 0.1) expect(next.promisedAt).toBeGreaterThanOrEqual(turn.at);
    }
    used = usedOf(turns, rate);
  }
  expect(used).toBeGreaterThanOrEqual(0.95);
});

it('a first call leaves at once, a second one waits its turn', async () => {
  const one = budget(10);
  const began = performance.now();
  const [first, second] = [await one.take('turns'), await one.take('turns')];
  expect(isAtOnce(first)).toBe(true);
  // The bucket fills while the second one asks, so it counts from the first turn.
  expect(second.at - first.at).toBeGreaterThanOrEqual(100);
  expect(performance.now() - began).toBeGreaterThan(80);
});

it('endpoints do not wait for each other', async () => {
  const one = budget(1);
  const turns = await Promise.all(['a', 'b', 'c', 'd'].map((endpoint) => one.take(endpoint)));
  expect(turns.every(isAtOnce)).toBe(true);
});

it('Retry-After silences every process', async () => {
  const [first, second] = [budget(1_000), budget(1_000)];
  await first.take('silent');
  await first.block('silent', 700);
  const began = performance.now();
  await second.take('silent');
  expect(performance.now() - began).toBeGreaterThan(650);
});

it('a call that would wait longer than it may is refused at once, and says how long', async () => {
  const one = budget(10);
  const waiting = Array.from({ length: 80 }, () => one.take('crowded', 60_000).catch(() => undefined));
  // At once: before anything that was waited for can have come back.
  const refused = one.take('crowded', 5_000).catch((error: unknown) => error);
  const answer = await Promise.race([refused, new Promise((resolve) => setImmediate(resolve))]);
  expect(answer).toMatchObject({ constructor: ProviderBusy, retryAfterMs: expect.any(Number) as number });
  expect(waiting).toHaveLength(80);
});

it('a call whose turn is promised too late is refused, and its neighbours are not', async () => {
  const one = budget(10);
  await one.block('late', 1_000);
  const [impatient, patient] = await Promise.allSettled([one.take('late', 300), one.take('late', 5_000)]);
  expect(impatient).toMatchObject({ status: 'rejected' });
  expect(patient).toMatchObject({ status: 'fulfilled' });
});

it('after a silence the processes do not begin together', async () => {
  const [first, second] = [budget(100), budget(100)];
  await first.take('after');
  await first.block('after', 300);
  const takes = Array.from({ length: 20 }, (_, i) => (i % 2 ? second : first).take('after', 60_000));
  for (const [turn, next] of neighbours(await Promise.all(takes))) {
    expect(next.at - turn.at).toBeGreaterThanOrEqual(10);
  }
});

it('what was promised for a silence that the provider asks for is lost', async () => {
  const one = budget(50);
  await one.take('silenced');
  const rest = Array.from({ length: 10 }, () => one.take('silenced', 60_000));
  await rest[1];
  const from = Date.now();
  await one.block('silenced', 400);
  const turns = await Promise.all(rest);
  expect(turns.filter(({ at }) => at > from + 5 && at < from + 395)).toEqual([]);
});
