import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { pendingMigrations } from './pending-migrations.js';

/** Resolves when the thing answers; throws, saying what is missing, when it does not. */
export type HealthCheck = () => Promise<void>;

const answerWithinMs = 1_000;

/** What must answer before this process takes requests. Modules register theirs in `onModuleInit`. */
@Injectable()
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();

  constructor(database: Database) {
    this.register('postgres', async () => void (await database.read('select 1')));
    this.register('migrations', async () => {
      const pending = await pendingMigrations(database);
      if (pending.length > 0) throw new NotYet(`${pending.length} not run, the first is ${pending[0]}`);
    });
  }

  register(name: string, check: HealthCheck): void {
    if (this.checks.has(name)) throw new Error(`The health check ${name} is registered twice`);
    this.checks.set(name, check);
  }

  /** Runs all checks at once, each at most 1 s: `ok` or what is wrong, by name. */
  async run(): Promise<{ ready: boolean; checks: Record<string, string> }> {
    const outcomes = await Promise.all(
      [...this.checks].map(async ([name, check]): Promise<[string, string]> => [name, await outcomeOf(check)]),
    );
    return { ready: outcomes.every(([, outcome]) => outcome === 'ok'), checks: Object.fromEntries(outcomes) };
  }
}

/** An expected reason for not being ready, whose message may be shown. */
export class NotYet extends Error {}

async function outcomeOf(check: HealthCheck): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${answerWithinMs} ms`), answerWithinMs);
  });
  const outcome = check().then(
    () => 'ok',
    // Connection errors name hosts and users, which strangers need not know.
    (error: unknown) => (error instanceof NotYet ? error.message : 'unreachable'),
  );
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}
