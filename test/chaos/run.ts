import { loadavg } from 'node:os';
import { concurrencyFor } from '../../src/settlement/collect-items.js';
import { planCrowd } from './crowd.js';
import { Injected } from './inject.js';
import { Observer } from './observer.js';
import { type ChaosOptions } from './options.js';
import { planFaults } from './plan.js';
import { Progress } from './progress.js';
import { countFaults } from './provider-faults.js';
import { type Outcome } from './report.js';
import { Story } from './story.js';
import { isClean, reachVerdict } from './verdict.js';
import { openWorld, type World } from './world.js';

const leastFaulty = 0.1;

/** Somebody pressed Ctrl-C. */
export class BrokenOff extends Error {
  constructor() {
    super('broken off; everything is stopped');
  }
}

/** One run from the start of its Postgres to the verdict. Rejects when it is broken off, with everything stopped. */
export async function runChaos(
  options: ChaosOptions,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<Outcome> {
  const loadBefore = loadavg()[0] ?? 0;
  const progress = new Progress(say, options.expectedMs);
  const world = await openWorld({ rate: options.rate, mutant: options.mutant, seed: options.seed });
  const observer = new Observer(world.databaseUrl);
  let clean = false;
  try {
    say(`logs in ${world.folder}, until all is well`);
    const outcome = await Promise.race([tell(world, observer, progress, options, say), brokenOff(signal)]);
    clean = isClean(outcome.verdict) || options.mutant !== undefined;
    return { ...outcome, loadBefore };
  } finally {
    progress.stop();
    await observer.close();
    await world.close(!clean && !signal.aborted);
  }
}

async function tell(
  world: World,
  observer: Observer,
  progress: Progress,
  options: ChaosOptions,
  say: (line: string) => void,
): Promise<Omit<Outcome, 'loadBefore'>> {
  const plan = planFaults(options.seed, options.sizes);
  const crowd = planCrowd(options.seed, options.pledges, options.overHttp);
  const injected = new Injected();
  void progress.watch(async () => `${await collected(observer)}, ${injected.total} of ${plan.length} faults`);
  const { seed, patienceMs, severity } = options;
  const promised = await new Story(world, observer, progress, injected, {
    seed,
    crowd,
    plan,
    patienceMs,
    severity,
  }).tell();
  progress.enter('verdict', 'both books, line by line');
  const provider = await countFaults(world.provider);
  if (provider.faulty < leastFaulty * provider.calls)
    injected.mistakes.push('less than a tenth of the provider’s calls was faulty');
  const figures = { ...(await figuresOf(observer, promised.length, progress)), ...(await callsOf(world)) };
  injected.mistakes.push(...wasted(figures, provider.faulty, injected.total, options.rate));
  const verdict = await reachVerdict(world, await observer.connection(), promised, injected.mistakes);
  progress.leave();
  const { done: faults, skipped, killsAtWork, readyAfterMs } = injected;
  say(`verdict after ${progress.seconds} s`);
  return {
    ...{ options, seconds: progress.seconds, phases: progress.durations, faults, skipped, killsAtWork, readyAfterMs },
    ...{ provider, figures, cpu: world.cpu(), verdict },
  };
}

const collected = async (observer: Observer): Promise<string> => {
  const { done, all } = await observer.ask<{ done: number; all: number }>(
    `select (count(*) filter (where state <> 'open'))::integer as done, count(*)::integer as all from settlement_items`,
  );
  return all === 0 ? 'nothing to charge yet' : `${done} of ${all} settled`;
};

async function figuresOf(observer: Observer, pledges: number, progress: Progress): Promise<Record<string, number>> {
  const counts = await observer.ask<Record<string, number>>(`select
    (select count(*) from payment_attempts)::integer as "attempts to charge",
    (select count(*) from payments where state = 'succeeded')::integer as "charges that succeeded",
    (select count(*) from refunds where state = 'succeeded')::integer as "refunds",
    (select count(*) from payout_lines where state = 'sent')::integer as "transfers",
    (select count(*) from provider_events)::integer as "webhooks and events taken in",
    (select count(*) from outbox)::integer as "outbox rows handled",
    (select count(*) from ledger_transactions)::integer as "ledger transactions"`);
  const collecting = (progress.durations.get('collecting') ?? 0) + (progress.durations.get('retrying') ?? 0);
  const rate = Math.round((10 * (counts['attempts to charge'] ?? 0)) / Math.max(1, collecting)) / 10;
  return { pledges, ...counts, 'attempts a second while collecting': rate };
}

/** The calls that charge. */
async function callsOf({ provider }: World): Promise<Record<string, number>> {
  const { counts } = await provider.get<{ counts: Record<string, number> }>('/_sandbox/requests?limit=1');
  const of = (route: string): number => counts[`POST /v1/payment_intents${route}`] ?? 0;
  return { 'payments asked for': of(''), 'confirmations asked for': of('/:id/confirm') };
}

/** More confirmations than attempts, faulty calls and calls under way at a death explain: some charge what others have in hand. */
function wasted(figures: Record<string, number>, faulty: number, deaths: number, rate: number): string[] {
  const { 'confirmations asked for': confirmations = 0, 'attempts to charge': attempts = 0 } = figures;
  const explained = attempts + faulty + deaths * 2 * concurrencyFor(rate);
  return confirmations <= explained ? [] : [`${confirmations} confirmations were asked for, for ${attempts} attempts`];
}

export function brokenOff(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const reason = new BrokenOff();
    if (signal.aborted) reject(reason);
    signal.addEventListener('abort', () => reject(reason), { once: true });
  });
}
