import { PaymentRecorder } from '../../src/payments/payment-recorder.js';
import { type ProviderPayment } from '../../src/payments/provider-objects.js';
import { bundles, rowsAtOnce } from '../../src/platform/outbox/relay.js';
import { concurrencyFor } from '../../src/settlement/collect-items.js';
import { RecordResults } from '../../src/settlement/record-results.js';
import { bareResults } from './bare-results.js';
import { amount, type CollectingItem, CollectingWorld } from './collecting-world.js';
import { atLeast, type GoalResult } from './goals.js';
import { median } from './measure.js';
import { cpuMs } from './processes.js';

/** As many bundles as a worker runs at once, see WORKER_CONCURRENCY. */
const bundlesAtOnce = 4;

type Contestant = (world: CollectingWorld, items: readonly CollectingItem[]) => Promise<void>;

interface CollectingRun {
  readonly repetitions: number;
  readonly count: number;
  readonly say: (line: string) => void;
}

/**
 * P6: how fast what was charged is written down when no provider sets the pace. Results in the bundles that the queue
 * hands out, against SQL that walks the same rows by key; and charges whose answers come one by one, each recorded with
 * its result before its place is given to the next. Every run has a campaign of its own.
 */
export async function compareCollecting(databaseUrl: string, run: CollectingRun): Promise<GoalResult[]> {
  const world = await CollectingWorld.open(databaseUrl);
  try {
    await world.sql(bareResults);
    const ratios: number[] = [];
    const rates: number[] = [];
    for (const contestant of [inPages, inBundles, oneByOne]) await measure(world, contestant, 1_000);
    for (let repetition = 0; repetition < run.repetitions; repetition += 1) {
      const order = repetition % 2 === 0 ? [inPages, inBundles] : [inBundles, inPages];
      const found = new Map<Contestant, number>();
      for (const contestant of [...order, oneByOne]) {
        const { perSecond, cpuMsEach } = await measure(world, contestant, run.count);
        found.set(contestant, perSecond);
        run.say(`  ${contestant.name}: ${perSecond.toFixed(0)} items/s, ${cpuMsEach.toFixed(2)} ms CPU each`);
      }
      ratios.push((found.get(inBundles) ?? 0) / (found.get(inPages) ?? 1));
      rates.push(found.get(oneByOne) ?? 0);
    }
    return [
      atLeast('P6', 'results recorded in bundles against pure keyset SQL', median(ratios), 0.5),
      atLeast('P6', 'charges and results recorded one by one', median(rates), 1_000, '/s'),
    ];
  } finally {
    await world.stop();
  }
}

async function measure(world: CollectingWorld, contestant: Contestant, count: number) {
  const items = await world.campaign(count);
  // This process and its children: the application and Postgres.
  const cpu = cpuMs(process.pid);
  const began = performance.now();
  await contestant(world, items);
  const seconds = (performance.now() - began) / 1000;
  const cpuMsEach = (cpuMs(process.pid) - cpu) / count;
  await probe(world, items);
  return { perSecond: count / seconds, cpuMsEach };
}

async function inPages(world: CollectingWorld, items: readonly CollectingItem[]): Promise<void> {
  let after: string | null = '00000000-0000-0000-0000-000000000000';
  while (after !== null) {
    const [page]: { last: string | null }[] = await world.sql('select bare_results($1, $2, $3, $4) as last', [
      ...[items[0]?.campaignId, after, rowsAtOnce, world.consumers],
    ]);
    after = page?.last ?? null;
  }
}

async function inBundles(world: CollectingWorld, items: readonly CollectingItem[]): Promise<void> {
  const recordResults = world.get(RecordResults);
  const itemOf = new Map(items.map((item) => [item.itemId, item]));
  const jobs = bundles(items.map(({ itemId }) => ({ id: itemId, consumer: 'bench' })));
  await atOnce(bundlesAtOnce, jobs, async ({ data }) => {
    const { ids } = data as { ids: readonly string[] };
    await recordResults.execute(ids.flatMap((id) => itemOf.get(id) ?? []).map(succeeded));
  });
}

async function oneByOne(world: CollectingWorld, items: readonly CollectingItem[]): Promise<void> {
  const recordResults = world.get(RecordResults);
  const recorder = world.get(PaymentRecorder);
  await atOnce(concurrencyFor(Infinity), items, async (item) => {
    const { state } = await recorder.record({ payment: paid(item), attempt: 1 });
    if (state !== 'succeeded') throw new Error(`The payment of ${item.itemId} is ${state}`);
    await recordResults.execute([succeeded(item)]);
  });
}

/** So many workers, each takes the next one when it has done its last. */
async function atOnce<T>(workers: number, list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = list.values();
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

const succeeded = ({ campaignId, pledgeId, itemId, paymentId }: CollectingItem) => ({
  ...{ campaignId, pledgeId, itemId, paymentId },
  result: { kind: 'succeeded' as const },
});

const paid = ({ itemId, customerId }: CollectingItem): ProviderPayment => ({
  id: `pi_${itemId}`,
  itemId,
  customerId,
  amount: BigInt(amount),
  currency: 'EUR',
  livemode: false,
  status: 'succeeded',
  chargeId: `ch_${itemId}`,
  lastDecline: null,
  createdAt: new Date(),
  clientSecret: null,
});

/** Whoever wrote it, the rows are the same: fast and wrong counts for nothing. */
async function probe(world: CollectingWorld, items: readonly CollectingItem[]): Promise<void> {
  const [written] = await world.sql<Record<string, string>>(
    `select (select count(*) from settlement_items where campaign_id = $1 and state = 'collected' and due_at is null)
              as items,
            (select count(*) from pledges where campaign_id = $1 and state = 'collected') as pledges,
            (select count(*) from state_changes where to_state = 'collected' and entity_id = any ($2::uuid[])) as history,
            (select count(*) from outbox where event = 'settlement.pledge_collected'
               and payload->>'campaignId' = $1::uuid::text) as told,
            (select collected from campaign_totals where campaign_id = $1 and chargeable = 0) as total`,
    [items[0]?.campaignId, items.flatMap(({ itemId, pledgeId }) => [itemId, pledgeId])],
  );
  const count = items.length;
  const expected = { items: count, pledges: count, history: 2 * count, told: count * world.consumers.length };
  for (const [what, rows] of Object.entries({ ...expected, total: count * amount })) {
    if (Number(written?.[what]) !== rows) throw new Error(`${what}: ${written?.[what]} instead of ${rows}`);
  }
}
