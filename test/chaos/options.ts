import { parseArgs } from 'node:util';
import { mutants } from './mutants.js';
import { type PlanSizes } from './plan.js';

export interface ChaosOptions {
  readonly seed: number;
  readonly pledges: number;
  /** How many of them are made over HTTP under fire. */
  readonly overHttp: number;
  /** Provider calls a second and endpoint. */
  readonly rate: number;
  readonly sizes: PlanSizes;
  readonly report: string;
  readonly mutant: string | undefined;
  /** Try all mutants instead of one run. */
  readonly mutants: boolean;
  /** So many webhooks in a storm, compared with the same ones in order, instead of a run. */
  readonly webhooks: number | undefined;
  /** How long nothing may move before it counts as stuck, in real milliseconds; longer than any lease. */
  readonly patienceMs: number;
  /** How many times worse than usual the provider is. */
  readonly severity: number;
  /** About how long it takes, in milliseconds; for the estimate of the time left. */
  readonly expectedMs: number;
}

export const usage = `usage: npm run chaos -- [--small] [--seed N] [--pledges N] [--kills N] [--report FILE]
                        [--mutant NAME | --mutants | --webhooks]

  --small      300 pledges and 20 kills instead of 10,000 and 200
  --seed       the same number plans the same faults at the same instants (1)
  --pledges    how many pledges are settled
  --kills      how often api and workers are killed with -9
  --report     where the report is written (.data/chaos.md)
  --mutant     a small run of a service that is broken on purpose: it must fail
  --mutants    tries every mutant so: exit code 1 if one survives
  --webhooks   10,000 webhooks (300 with --small) tripled, shuffled, a fifth lost, some forged, against the same in order
  --help       this text`;

/** A mistake on the command line. */
export class UsageError extends Error {
  constructor(mistake: string) {
    super(`${mistake}\n\n${usage}`);
    this.name = 'UsageError';
  }
}

const large: PlanSizes = {
  kills: 200,
  crashes: 5,
  redisLosses: 3,
  cuts: 10,
  fullDisks: 3,
  restores: 3,
  stops: 3,
  migrations: 3,
  collectingMs: 130_000,
};

const small: PlanSizes = {
  kills: 20,
  crashes: 2,
  redisLosses: 2,
  cuts: 2,
  fullDisks: 1,
  restores: 1,
  stops: 1,
  migrations: 1,
  collectingMs: 30_000,
};

/** What one mutant is tried with: few people, and a world that is worse than any. */
const ofMutant: PlanSizes = {
  kills: 12,
  crashes: 1,
  redisLosses: 1,
  cuts: 1,
  fullDisks: 0,
  restores: 0,
  stops: 0,
  migrations: 0,
  collectingMs: 12_000,
};

const quiet = { kills: 0, crashes: 0, redisLosses: 0, cuts: 0, stops: 0 };

/** Without a lease nothing goes wrong but that everything is asked for twice: seen where nobody dies. */
const nobodyDies: readonly string[] = ['no-lease'];

/** The options of one mutant among all. */
export const mutantOptions = (options: ChaosOptions, mutant: string | undefined): ChaosOptions => ({
  ...options,
  mutant,
  mutants: false,
  pledges: 120,
  overHttp: 8,
  rate: 40,
  sizes: mutant !== undefined && nobodyDies.includes(mutant) ? { ...ofMutant, ...quiet } : ofMutant,
  patienceMs: 110_000,
  severity: mutant !== undefined && nobodyDies.includes(mutant) ? 1 : 2.5,
});

/** Answers `help` when that is what was asked for. @throws UsageError */
export function readOptions(args: readonly string[]): ChaosOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  if (values.mutant !== undefined && values.mutant !== 'none' && !Object.hasOwn(mutants, values.mutant))
    throw new UsageError(`there is no mutant ${values.mutant}; there are ${Object.keys(mutants).join(', ')}`);
  const isSmall = values.small ?? false;
  const pledges = number('--pledges', values.pledges ?? (isSmall ? '300' : '10000'), 60);
  const kills = number('--kills', values.kills ?? String(isSmall ? small.kills : large.kills), 0);
  return {
    seed: number('--seed', values.seed ?? '1', 0),
    pledges,
    overHttp: Math.min(200, Math.round(pledges / 10)),
    rate: isSmall ? 40 : 150,
    sizes: { ...(isSmall ? small : large), kills },
    report: values.report ?? '.data/chaos.md',
    mutant: values.mutant,
    mutants: values.mutants ?? false,
    webhooks: values.webhooks ? (isSmall ? 300 : 10_000) : undefined,
    patienceMs: 150_000,
    severity: 1,
    expectedMs: isSmall ? 160_000 : 290_000,
  };
}

function number(name: string, text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least)
    throw new UsageError(`${name} takes a whole number from ${least} on`);
  return Number(text);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        small: { type: 'boolean' },
        seed: { type: 'string' },
        pledges: { type: 'string' },
        kills: { type: 'string' },
        report: { type: 'string' },
        mutant: { type: 'string' },
        mutants: { type: 'boolean' },
        webhooks: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
