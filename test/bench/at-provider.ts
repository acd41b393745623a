import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { pickFreePort } from '../../src/local/ports.js';
import { startProgram, stopAll, type Stoppable } from '../../src/local/processes.js';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { CollectingWorld, type SavedCard } from './collecting-world.js';
import { serviceEnvironment, startContestant } from './contestants.js';
import { atLeast, atMost, type GoalResult } from './goals.js';

interface ProviderRun {
  /** Calls a second and endpoint: what the provider allows, and what the workers are told. Null for no limit. */
  readonly limit: number | null;
  readonly workers: number;
  readonly count: number;
}

interface Collected {
  readonly perSecond: number;
  /** The part of the provider's answers that were a 429. */
  readonly refused: number;
}

const unlimited = 100_000;

/**
 * P5: real workers charge a campaign's cards at the sandbox, which counts as Stripe does and refuses what is too much. How
 * much of the limit they use, and how often they are refused; and how fast they are when nobody limits them.
 */
export async function compareAtProvider(
  databaseUrl: string,
  {
    limits,
    seconds,
    free,
    say,
  }: { limits: readonly number[]; seconds: number; free: number; say: (line: string) => void },
): Promise<GoalResult[]> {
  const provider = await Provider.start();
  const world = await CollectingWorld.open(databaseUrl, () => provider.saveCard());
  try {
    const run = async (options: ProviderRun) => {
      const found = await collect(world, provider, databaseUrl, options);
      const { limit, workers, count } = options;
      const rule = limit === null ? 'no limit' : `a limit of ${limit}/s`;
      const refused = `${(100 * found.refused).toFixed(3)} % of the calls refused`;
      say(`  ${rule}, ${workers} worker(s), ${count} items: ${found.perSecond.toFixed(1)} items/s, ${refused}`);
      return found;
    };
    for (const workers of [1, 2]) await run({ limit: null, workers, count: free });
    const results: GoalResult[] = [];
    for (const limit of limits) {
      const { perSecond, refused } = await run({ limit, workers: 2, count: limit * seconds });
      results.push(
        atLeast('P5', `of a limit of ${limit}/s used by two workers`, (100 * perSecond) / limit, 97, '%'),
        atMost('P5', `of the calls refused by the provider at ${limit}/s`, 100 * refused, 0.1, '%'),
      );
    }
    return results;
  } finally {
    await world.stop();
    await provider.stop();
  }
}

async function collect(
  world: CollectingWorld,
  provider: Provider,
  databaseUrl: string,
  { limit, workers, count }: ProviderRun,
): Promise<Collected> {
  await provider.allow(limit);
  const before = await provider.answers();
  const environment = {
    ...serviceEnvironment(databaseUrl, 'worker'),
    STRIPE_API_BASE: provider.url,
    STRIPE_RATE: String(limit ?? unlimited),
  };
  const started: Stoppable[] = [];
  let campaignId: string;
  try {
    // All of them run before there is work: starting takes a processor that the others would miss.
    for (let number = 1; number <= workers; number += 1)
      started.push(await startContestant(`worker ${number}`, 'src/main.js', environment));
    campaignId = await world.ended(count);
    for (let left = count; left > 0; await sleep(500)) {
      const [found] = await world.sql<{ left: number }>(
        `select $2 - count(*)::integer as left from payments where campaign_id = $1 and state = 'succeeded'`,
        [campaignId, count],
      );
      left = found?.left ?? 0;
    }
  } finally {
    await stopAll(started);
  }
  const [span] = await world.sql<{ seconds: number }>(
    `select extract(epoch from max(succeeded_at) - min(succeeded_at))::double precision as seconds
     from payments where campaign_id = $1 and state = 'succeeded'`,
    [campaignId],
  );
  const after = await provider.answers();
  return {
    perSecond: (count - 1) / (span?.seconds ?? 0),
    refused: (after.refused - before.refused) / (after.all - before.all),
  };
}

/** The sandbox as a program of its own, asked over HTTP. */
class Provider {
  private constructor(
    readonly url: string,
    private readonly program: Stoppable,
  ) {}

  static async start(): Promise<Provider> {
    const port = await pickFreePort();
    const script = join(repositoryRoot(), 'dist/src/sandbox/main.js');
    const program = startProgram({
      name: 'sandbox',
      script,
      args: ['--port', String(port)],
      env: process.env,
      onLine: () => undefined,
    });
    const provider = new Provider(`http://127.0.0.1:${port}`, program);
    for (let tries = 0; tries < 600; tries += 1) {
      const ready = await fetch(`${provider.url}/_sandbox/idle`).then(({ ok }) => ok, () => false); // prettier-ignore
      if (ready) return provider;
      await sleep(50);
    }
    throw new Error('the sandbox did not start');
  }

  async saveCard(): Promise<SavedCard> {
    const { id: customer } = await this.send<{ id: string }>('/v1/customers', 'email=bench%40tally.example');
    const { id: method } = await this.send<{ id: string }>(
      '/v1/payment_methods/pm_card_visa/attach',
      `customer=${customer}`,
    );
    return { customer, method };
  }

  async allow(limit: number | null): Promise<void> {
    await this.send('/_sandbox/settings', JSON.stringify({ rate_limit: limit }), 'application/json');
  }

  /** How many calls of the API it has answered so far, and how many of them with a 429. */
  async answers(): Promise<{ all: number; refused: number }> {
    const response = await fetch(`${this.url}/_sandbox/requests?limit=1`);
    const { counts, limited } = (await response.json()) as { counts: Record<string, number>; limited: number };
    return { all: Object.values(counts).reduce((sum, one) => sum + one, 0), refused: limited };
  }

  async stop(): Promise<void> {
    await this.program.stop();
  }

  private async send<T>(path: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<T> {
    const headers = { authorization: 'Bearer sk_test_bench', 'content-type': type };
    const response = await fetch(new URL(path, this.url), { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}
