import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, type PlannedFault } from './plan.js';
import { type World } from './world.js';

/** How long an absent Redis stays away, in real milliseconds. */
const absentMs = 60_000;
/** On a machine with cores to spare; where many wait for one, everything takes so much longer. */
const readyMs = (): number => 10_000 * Math.max(1, (loadavg()[0] ?? 0) / cpus().length);

/** What was done of the plan, and what came of it. */
export class Injected {
  /** How often each fault was done, by its name. */
  readonly done = new Map<string, number>();
  /** What this machine does not allow, by its name. */
  readonly skipped = new Map<string, string>();
  /** Kills that hit somebody in the middle of work: with rows or items under lease. */
  killsAtWork = 0;
  /** How long after each return of Postgres the api was ready again, in milliseconds. */
  readonly readyAfterMs: number[] = [];
  readonly mistakes: string[] = [];

  count(name: string): void {
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
  }

  get total(): number {
    return [...this.done.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** Does to the world what is planned for a stage, each at its instant; what takes long goes on beside what comes next. */
export async function injectAll(
  world: World,
  planned: readonly PlannedFault[],
  injected: Injected,
  isAtWork: () => Promise<boolean>,
): Promise<void> {
  const lasting: Promise<void>[] = [];
  // A copy of Postgres needs the room that a full disk takes away, so these wait for each other.
  let disk = Promise.resolve();
  for (const fault of planned) {
    await sleep(fault.gapMs);
    if (fault.kind === 'kill' && (await isAtWork())) injected.killsAtWork += 1;
    const work = async (): Promise<void> => {
      try {
        await inject(world, fault, injected);
      } catch (error) {
        injected.mistakes.push(`${nameOf(fault)}: ${error instanceof Error ? error.message : String(error)}`);
      }
    };
    if (fault.kind === 'restore' || fault.kind === 'fill disk') lasting.push((disk = disk.then(work)));
    else lasting.push(work());
  }
  await Promise.all(lasting);
}

async function inject(world: World, fault: Fault, injected: Injected): Promise<void> {
  const name = nameOf(fault);
  const skip = (why: string): void => void injected.skipped.set(name, why);
  switch (fault.kind) {
    case 'kill':
      world.fleet[fault.victim].kill();
      break;
    case 'stop':
      world.fleet[fault.victim].ask();
      break;
    case 'crash postgres':
      await world.postgres.crash(fault.how);
      await measureReturn(world, injected);
      break;
    case 'restore':
      await world.postgres.restore(fault.runsOnMs);
      break;
    case 'lose redis':
      if (!world.redis) return skip('there is no redis-server on PATH');
      await world.redis.lose(fault.how, absentMs);
      break;
    case 'cut network':
      await world.wires[fault.between].cut(fault.forMs);
      break;
    case 'fill disk':
      if (!world.disk) return skip('a small disk can be mounted by root on Linux only');
      await world.disk.fill();
      await sleep(fault.forMs);
      world.disk.empty();
      break;
    case 'migrate':
      // It may fail while Postgres is down, as it may for an operator; it must only do no harm.
      await world.run('migrate', 'src/cli/migrate.js');
      break;
  }
  injected.count(name);
}

export function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case 'kill':
      return `kill -9 of ${fault.victim}`;
    case 'stop':
      return `SIGTERM to ${fault.victim}`;
    case 'crash postgres':
      return `Postgres crash, ${fault.how}`;
    case 'restore':
      return 'restore of Postgres from a copy';
    case 'lose redis':
      return `Redis ${fault.how}`;
    case 'cut network':
      return `network cut between workers and ${fault.between}`;
    case 'fill disk':
      return 'disk full';
    case 'migrate':
      return 'migration under load';
  }
}

/** Unless the api is itself killed meanwhile, it must be ready within ten seconds of Postgres. */
async function measureReturn({ service, fleet }: World, injected: Injected): Promise<void> {
  const { lives } = fleet.api;
  const since = performance.now();
  while (fleet.api.lives === lives) {
    const isReady = await fetch(new URL('/health/ready', service.url)).then(({ ok }) => ok, () => false); // prettier-ignore
    const passed = Math.round(performance.now() - since);
    if (isReady) {
      injected.readyAfterMs.push(passed);
      return;
    }
    if (passed > readyMs()) {
      injected.mistakes.push(`the api was not ready ${Math.round(passed / 1000)} s after Postgres`);
      return;
    }
    await sleep(100);
  }
}
