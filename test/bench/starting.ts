import { setTimeout as sleep } from 'node:timers/promises';
import { type Contestant } from './contestants.js';
import { atMost, type GoalResult } from './goals.js';
import { median } from './measure.js';
import { cpuMs, residentMb } from './processes.js';

type Start = () => Promise<Contestant>;

interface Started {
  readonly cpu: number;
  readonly wallMs: number;
  /** Three seconds later. */
  readonly mb: number;
}

/** P8 and P9: start to the first 200 and memory at rest, against a Nest and TypeORM application as one would begin it. */
export async function compareStarts(
  contestants: { service: Start; naive: Start; worker: Start; busyWorker: Start },
  { repetitions, say }: { repetitions: number; say: (line: string) => void },
): Promise<GoalResult[]> {
  const found = {
    service: [] as Started[],
    naive: [] as Started[],
    worker: [] as Started[],
    busyWorker: [] as Started[],
  };
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (const name of ['service', 'naive', 'worker', 'busyWorker'] as const) {
      const started = await startAndRest(contestants[name]);
      found[name].push(started);
      say(`  ${name}: ${started.wallMs.toFixed(0)} ms, ${started.cpu.toFixed(0)} ms CPU, ${started.mb.toFixed(0)} MB`);
    }
  }
  const of = (name: keyof typeof found, what: keyof Started) => median(found[name].map((started) => started[what]));
  return [
    atMost('P8', 'api at rest against a naive Nest + TypeORM app', of('service', 'mb') / of('naive', 'mb'), 1.3),
    atMost('P8', 'worker at rest', of('worker', 'mb'), 220, 'MB'),
    atMost('P8', 'worker with the events of all those pledges in hand', of('busyWorker', 'mb'), 220, 'MB'),
    atMost(
      'P9',
      'CPU from start to the first 200 against the naive app',
      of('service', 'cpu') / of('naive', 'cpu'),
      1.5,
    ),
    atMost('P9', 'start to the first 200', of('service', 'wallMs') / 1000, 3, 's'),
  ];
}

async function startAndRest(start: Start): Promise<Started> {
  const contestant = await start();
  const cpu = cpuMs(contestant.pid);
  await sleep(3_000);
  const mb = residentMb(contestant.pid);
  await contestant.stop();
  return { cpu, wallMs: contestant.startedInMs, mb };
}
