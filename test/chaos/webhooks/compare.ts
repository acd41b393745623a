import pg from 'pg';
import { RunChecks } from '../../../src/reconciliation/index.js';
import { startApp } from '../../support/app.js';
import { openDatabaseAt } from '../../support/database.js';
import { TestSandbox } from '../../support/sandbox.js';
import { moveClock, waitUntilIdle, workOf } from '../../support/time.js';
import { falseSuccess, forgedId, sendForged, sendSigned } from '../forge.js';
import { inLanes } from '../lanes.js';
import { canonicalDump, differences, type Dump } from './canonical-dump.js';
import { bringAboutEve, pledgesFor, type ProviderEvent } from './eve.js';
import { planStorm, type Delivery } from './storm.rules.js';

export interface Comparison {
  readonly events: number;
  readonly lost: number;
  readonly deliveries: number;
  readonly forged: number;
  readonly clean: string;
  readonly storm: string;
  /** Everything that is not as it should be, one sentence each. */
  readonly wrong: readonly string[];
}

interface Setting {
  /** A migrated, empty database. */
  readonly databaseUrl: string;
  /** About how many events the provider has to tell of. */
  readonly events: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

const secret = 'whsec_tally';
const lanes = 24;
const patienceMs = 300_000;
const night = 30 * 3_600_000;

/**
 * The same eve twice: once every webhook comes, once and in order; and once in a storm. After a night both services must
 * believe the same.
 */
export async function compareStorm({ databaseUrl, events: wanted, seed, say }: Setting): Promise<Comparison> {
  const sandbox = await TestSandbox.start();
  try {
    const events = await bringAboutEve(databaseUrl, sandbox, pledgesFor(wanted));
    say(`the provider has ${events.length} events to tell of`);
    await sandbox.control('POST', 'snapshots/eve');
    const storm = planStorm(seed, events.length);
    const inOrder = events.map((_, event): Delivery => ({ event }));
    const run = async (name: string, deliveries: readonly Delivery[]) => {
      await sandbox.control('POST', 'snapshots/eve/restore');
      const result = await liveThrough(await copyOf(databaseUrl, name), sandbox, events, deliveries);
      say(
        `${name}: ${deliveries.length} deliveries in ${result.seconds} s, ${result.dump.lines.length} facts, ${result.dump.hash.slice(0, 16)}`,
      );
      return result;
    };
    const clean = await run('clean', inOrder);
    const stormy = await run('storm', storm.deliveries);
    return {
      events: events.length,
      lost: storm.lost.size,
      deliveries: storm.deliveries.length,
      forged: storm.deliveries.filter((delivery) => 'forged' in delivery).length,
      clean: clean.dump.hash,
      storm: stormy.dump.hash,
      wrong: [...clean.wrong, ...stormy.wrong, ...differences(clean.dump, stormy.dump)],
    };
  } finally {
    await sandbox.close();
  }
}

/** A service of its own on a copy of the eve: the deliveries, then the night, in which the provider's lists are read. */
async function liveThrough(
  databaseUrl: string,
  sandbox: TestSandbox,
  events: readonly ProviderEvent[],
  deliveries: readonly Delivery[],
): Promise<{ dump: Dump; wrong: string[]; seconds: number }> {
  const began = performance.now();
  const running = await startApp({ databaseUrl, settings: { ...sandbox.settings, DATABASE_POOL: '16' } });
  const timeline = { url: running.url, sandboxUrl: sandbox.url };
  const wrong: string[] = [];
  try {
    await inLanes(lanes, deliveries.toReversed(), async (delivery) => {
      const { status, due } = await deliver(running.url, events, delivery);
      if (status !== due) wrong.push(`${JSON.stringify(delivery)} was answered ${status}`);
    });
    await waitUntilIdle(timeline, patienceMs);
    await moveClock(timeline, new Date(new Date((await workOf(timeline)).now).getTime() + night));
    await waitUntilIdle(timeline, patienceMs);
  } finally {
    await running.stop();
  }
  wrong.push(...(await violations(databaseUrl)));
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  const { rowCount } = await db.query(`select 1 from provider_events where id like 'evt_forged%'`);
  if (rowCount) wrong.push(`${rowCount} forged webhooks were stored`);
  const dump = await canonicalDump(db);
  await db.end();
  return { dump, wrong, seconds: Math.round((performance.now() - began) / 1000) };
}

async function deliver(
  url: string,
  events: readonly ProviderEvent[],
  delivery: Delivery,
): Promise<{ status: number; due: number }> {
  if ('event' in delivery) {
    return { status: await sendSigned(url, { ...events[delivery.event], pending_webhooks: 1 }, secret), due: 200 };
  }
  const about = events[delivery.forged % events.length] as ProviderEvent;
  const { object } = about['data'] as { object: { id: string } };
  const made = falseSuccess(forgedId(delivery.forged), object.id, '');
  return { status: await sendForged(url, made, delivery.how), due: 400 };
}

async function violations(databaseUrl: string): Promise<string[]> {
  const { database, close } = await openDatabaseAt(databaseUrl);
  const results = await new RunChecks(database).execute().finally(close);
  return results.filter((one) => one.violations > 0).map(({ view, offenders }) => `${view}: ${offenders.join(', ')}`);
}

/** Beside the original, which nobody may be connected to. */
async function copyOf(databaseUrl: string, name: string): Promise<string> {
  const admin = new URL(databaseUrl);
  const original = admin.pathname.slice(1);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    const copy = `${original}_${name}`;
    await client.query(
      `create database ${client.escapeIdentifier(copy)} template ${client.escapeIdentifier(original)}`,
    );
    admin.pathname = `/${copy}`;
    return admin.href;
  } finally {
    await client.end();
  }
}
