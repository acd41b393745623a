import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../due/index.js';
import { Database } from '../database/database.js';
import { Retention } from './retention.js';
import { type TimedKind } from './retention-list.js';

const atOnce = 1_000;

/**
 * The one job behind the table of retention. What is over is in the rows themselves, so a run that was stopped or killed
 * goes on where it was; one kind that fails keeps no other.
 */
@Injectable()
export class ForgetWhatIsOver implements OnModuleInit {
  private readonly logger = new Logger(ForgetWhatIsOver.name);

  constructor(
    private readonly dueWork: DueWork,
    private readonly database: Database,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    const dueSql = () => this.dueSql();
    this.dueWork.register({
      name: 'retention.forget',
      // Modules that start later register later.
      get dueSql() {
        return dueSql();
      },
      run: (_lane, stopping) => this.execute(stopping),
    });
  }

  /** Ends all that is over, in batches, each logged with its count. @throws AggregateError of the kinds that failed */
  async execute(stopping: AbortSignal, limit = atOnce): Promise<void> {
    const failures: unknown[] = [];
    for (const kind of await this.dueKinds()) {
      if (stopping.aborted) return;
      await this.forget(kind, limit, stopping).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some of what is over could not be forgotten');
  }

  private async forget(kind: TimedKind, limit: number, stopping: AbortSignal): Promise<void> {
    const way = this.retention.all().find((one) => one.kind === kind);
    let count = 0;
    for (let gone = limit; way && gone === limit && !stopping.aborted; count += gone) gone = await way.forget(limit);
    if (count > 0) this.logger.log({ message: 'what was over is forgotten', kind, count });
  }

  private async dueKinds(): Promise<TimedKind[]> {
    const ways = this.retention.all();
    if (ways.length === 0) return [];
    const asked = ways.map(({ kind, dueSql }) => `select '${kind}' as kind, (${dueSql})::timestamptz as due`);
    const found = await this.database.read<{ kind: TimedKind }>(
      `select kind from (${asked.join(' union all ')}) as kinds where due <= tally_now()`,
    );
    return found.map(({ kind }) => kind);
  }

  private dueSql(): string {
    const times = this.retention.all().map(({ dueSql }) => `(${dueSql})`);
    return times.length > 0 ? `select least(${times.join(', ')})` : 'select null';
  }
}
