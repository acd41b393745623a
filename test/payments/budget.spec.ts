// Guarantee: all processes together stay below the provider's limit and use it up; a Retry-After silences the endpoint for
// everybody; and who would wait too long is told so at once.
import { readSettings } from '../../src/platform/settings.js';
import { ProviderBudget } from '../../src/payments/provider-budget.js';
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

/** Takes as fast as it may until `until`; answers when each call left. */
async function takeUntil(one: ProviderBudget, endpoint: string, until: number, lanes: number): Promise<number[]> {
  const left: number[] = [];
  const lane = async () => {
    while (performance.now() < until) {
      await one.take(endpoint, 60_000);
      left.push(performance.now());
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return left.filter((at) => at < until);
}

/** The most calls that left within any second. */
function busiestSecond(times: readonly number[]): number {
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while (times[to]! - times[from]! >= 1_000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

it.each([15, 100])('two processes share %i a second: never more, and nearly all of it', async (rate) => {
  const seconds = 4;
  const began = performance.now();
  const until = began + seconds * 1_000;
  const [first, second] = [budget(rate), budget(rate)];
  const times = (
    await Promise.all([takeUntil(first, `shared-${rate}`, until, 20), takeUntil(second, `shared-${rate}`, until, 20)])
  )
    .flat()
    .sort((a, b) => a - b);
  // A call may leave a little late and meet the next one: that much lies between evenly and exactly.
  expect(busiestSecond(times)).toBeLessThanOrEqual(rate + 1 + Math.ceil(rate * 0.03));
  expect(times.length).toBeGreaterThanOrEqual(Math.floor(rate * seconds * 0.95));
});

it('a first call leaves at once, a second one waits its turn', async () => {
  const one = budget(10);
  const began = performance.now();
  await one.take('turns');
  expect(performance.now() - began).toBeLessThan(90);
  await one.take('turns');
  expect(performance.now() - began).toBeGreaterThan(80);
});

it('endpoints do not wait for each other', async () => {
  const one = budget(1);
  const began = performance.now();
  await Promise.all(['a', 'b', 'c', 'd'].map((endpoint) => one.take(endpoint)));
  expect(performance.now() - began).toBeLessThan(700);
});

it('Retry-After silences every process', async () => {
  const [first, second] = [budget(1_000), budget(1_000)];
  await first.block('silent', 700);
  const began = performance.now();
  await second.take('silent');
  expect(performance.now() - began).toBeGreaterThan(650);
});

it('a call that would wait longer than it may is refused at once, and says how long', async () => {
  const one = budget(10);
  const waiting = Array.from({ length: 80 }, () => one.take('crowded', 60_000).catch(() => undefined));
  const began = performance.now();
  await expect(one.take('crowded', 5_000)).rejects.toMatchObject({
    constructor: ProviderBusy,
    retryAfterMs: expect.any(Number) as number,
  });
  expect(performance.now() - began).toBeLessThan(50);
  expect(waiting).toHaveLength(80);
});

it('a call whose turn is promised too late is refused, and its neighbours are not', async () => {
  const one = budget(10);
  await one.block('late', 1_000);
  const [impatient, patient] = await Promise.allSettled([one.take('late', 300), one.take('late', 5_000)]);
  expect(impatient).toMatchObject({ status: 'rejected' });
  expect(patient).toMatchObject({ status: 'fulfilled' });
});
