import { Random } from './random.js';

/** The parts of the story, in their order; each has faults of its own. */
export const stages = ['pledging', 'collecting', 'retrying', 'finishing', 'paying out'] as const;
export type Stage = (typeof stages)[number];

/** Who is killed or stopped. */
export type Victim = 'api' | 'worker 1' | 'worker 2';

/** One thing that goes wrong, done by `inject.ts`. */
export type Fault =
  | { readonly kind: 'kill' | 'stop'; readonly victim: Victim }
  | { readonly kind: 'crash postgres'; readonly how: 'kill -9' | 'immediate' }
  | { readonly kind: 'lose redis'; readonly how: 'emptied' | 'killed without its file' | 'absent' }
  | { readonly kind: 'cut network'; readonly between: 'postgres' | 'provider'; readonly forMs: number }
  | { readonly kind: 'fill disk'; readonly forMs: number }
  | { readonly kind: 'restore'; readonly runsOnMs: number }
  | { readonly kind: 'migrate' };

/** A fault at its instant: so many milliseconds after the one before it, in its stage. */
export type PlannedFault = Fault & { readonly stage: Stage; readonly gapMs: number };

export interface PlanSizes {
  readonly kills: number;
  readonly crashes: number;
  readonly redisLosses: number;
  readonly cuts: number;
  readonly fullDisks: number;
  readonly restores: number;
  readonly stops: number;
  readonly migrations: number;
  /** How long the faults of the collecting stage are spread over. */
  readonly collectingMs: number;
}

/** What part of all kills falls into each stage; most of them find the charges under way. */
const share: Readonly<Record<Stage, number>> = {
  pledging: 0.08,
  collecting: 0.74,
  retrying: 0.08,
  finishing: 0.06,
  'paying out': 0.04,
};

/** The same seed and sizes always give the same faults in the same order with the same gaps. */
export function planFaults(seed: number, sizes: PlanSizes): PlannedFault[] {
  const random = new Random(seed);
  const pick = <T>(of: readonly T[]): T => of[random.below(of.length)] as T;
  const heavy = shuffled(heavyFaults(sizes, random), random);
  const kills = spread(sizes.kills);
  return stages.flatMap((stage) => {
    const killed: Fault[] = Array.from({ length: kills[stage] }, () => ({
      kind: 'kill',
      victim: victimOf(stage, pick),
    }));
    const faults = shuffled([...killed, ...heavyOf(stage, heavy)], random);
    const meanGapMs = sizes.collectingMs / Math.max(1, kills.collecting + heavy.length);
    return faults.map((fault) => ({ ...fault, stage, gapMs: random.below(2 * Math.round(meanGapMs) + 1) }));
  });
}

/** People pledge at the api, the rest is the workers' business; everywhere both are hit. */
function victimOf(stage: Stage, pick: <T>(of: readonly T[]) => T): Victim {
  const more: readonly Victim[] = stage === 'pledging' ? ['api', 'api', 'api'] : [];
  return pick<Victim>(['api', 'worker 1', 'worker 2', ...more]);
}

function spread(kills: number): Record<Stage, number> {
  const counts = Object.fromEntries(stages.map((stage) => [stage, Math.floor(kills * share[stage])])) as Record<
    Stage,
    number
  >;
  counts.collecting += kills - Object.values(counts).reduce((sum, count) => sum + count, 0);
  return counts;
}

/** Everything but the kills, in an order that tries each way once before any twice. */
function heavyFaults(sizes: PlanSizes, random: Random): Fault[] {
  const times = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const losses = ['emptied', 'killed without its file', 'absent'] as const;
  return [
    ...times(sizes.crashes, (index): Fault => ({
      kind: 'crash postgres',
      how: index % 2 === 0 ? 'kill -9' : 'immediate',
    })),
    ...times(sizes.redisLosses, (index): Fault => ({ kind: 'lose redis', how: losses[index % 3] ?? 'emptied' })),
    ...times(sizes.cuts, (index): Fault => ({
      kind: 'cut network',
      between: index % 2 === 0 ? 'postgres' : 'provider',
      forMs: 200 + random.below(1_500),
    })),
    ...times(sizes.fullDisks, (): Fault => ({ kind: 'fill disk', forMs: 1_000 + random.below(1_000) })),
    ...times(sizes.restores, (): Fault => ({ kind: 'restore', runsOnMs: 1_500 + random.below(1_500) })),
    ...times(sizes.stops, (index): Fault => ({ kind: 'stop', victim: index % 2 === 0 ? 'worker 1' : 'api' })),
    ...times(sizes.migrations, (): Fault => ({ kind: 'migrate' })),
  ];
}

/** Most of it while money is collected. One crash comes late, and Redis stays away when leases are waited for anyhow. */
function heavyOf(stage: Stage, heavy: readonly Fault[]): Fault[] {
  const crashes = heavy.filter(({ kind }) => kind === 'crash postgres');
  const late = crashes.length > 2 ? crashes.slice(0, 1) : [];
  const absences = heavy.filter((fault) => fault.kind === 'lose redis' && fault.how === 'absent');
  if (stage === 'finishing') return late;
  if (stage === 'retrying') return absences;
  return stage === 'collecting' ? heavy.filter((fault) => !late.includes(fault) && !absences.includes(fault)) : [];
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}
