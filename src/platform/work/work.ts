import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { DueTimes, isPast, type DueTime } from '../due/index.js';

/** Which figure of the status a registered count is added to. */
export type OpenWorkKind = 'liveLeases' | 'retrying' | 'unhandledEvents' | 'other';

/** What is left to do. Business time: `now`, `nextDueAt`, `due`; leases and retries are real time. */
export interface WorkStatus {
  readonly now: Date;
  /** Nothing is due, no outbox row is open, and no module reports open work. */
  readonly idle: boolean;
  /** The earliest due time still to come; where the clock may be moved to when idle. */
  readonly nextDueAt: Date | null;
  /** Every due time that is set, past or to come, earliest first. */
  readonly due: readonly { readonly name: string; readonly at: Date }[];
  /** Outbox rows not yet done, failed ones that wait for their retry included. */
  readonly openOutbox: number;
  readonly liveLeases: number;
  readonly retrying: number;
  readonly unhandledEvents: number;
  /** The counts that modules registered, where they are not 0. */
  readonly open: readonly { readonly name: string; readonly count: number }[];
}

interface OpenWork {
  readonly name: string;
  readonly countSql: string;
  readonly kind: OpenWorkKind;
}

const outboxCounts: readonly string[] = [
  'select count(*) from outbox where done_at is null',
  'select count(*) from outbox where done_at is null and lease_until > clock_timestamp()',
  'select count(*) from outbox where done_at is null and failures > 0',
];

/** What is left to do, over all modules; also `GET /v1/admin/work`. */
@Injectable()
export class Work {
  private readonly items = new Map<string, OpenWork>();

  constructor(
    private readonly database: Database,
    private readonly dueTimes: DueTimes,
  ) {}

  /**
   * Adds a count of work that is neither a due time nor an outbox row: unhandled webhooks, items under a lease of real
   * time. Modules call it in `onModuleInit`, in every role.
   *
   * @param countSql a SELECT of one number; the service is idle only while it is 0.
   */
  register(name: string, countSql: string, kind: OpenWorkKind = 'other'): void {
    if (this.items.has(name)) throw new Error(`The open work ${name} is registered twice`);
    this.items.set(name, { name, countSql, kind });
  }

  async status(): Promise<WorkStatus> {
    // Due times first: work that ends in between leaves an outbox row or a count behind, which is then still seen.
    const { now, times } = await this.dueTimes.ask();
    const { outbox, open } = await this.counts();
    const sumOf = (kind: OpenWorkKind) => open.reduce((sum, item) => sum + (item.kind === kind ? item.count : 0), 0);
    const [openOutbox = 0, leased = 0, failing = 0] = outbox;
    const nothingOpen = openOutbox === 0 && open.every((item) => item.count === 0);
    return {
      now,
      idle: nothingOpen && !times.some((time) => isPast(time, now)),
      nextDueAt: inOrder(times).find(({ at }) => at > now)?.at ?? null,
      due: inOrder(times),
      openOutbox,
      liveLeases: leased + sumOf('liveLeases'),
      retrying: failing + sumOf('retrying'),
      unhandledEvents: sumOf('unhandledEvents'),
      open: open.filter((item) => item.count > 0).map(({ name, count }) => ({ name, count })),
    };
  }

  /** All counts in one round trip. */
  private async counts(): Promise<{ outbox: number[]; open: (OpenWork & { count: number })[] }> {
    const items = [...this.items.values()];
    const questions = [...outboxCounts, ...items.map((item) => item.countSql)];
    const [row] = await this.database.read<Record<string, number>>(
      `select ${questions.map((sql, index) => `(${sql})::integer as count_${index}`).join(', ')}`,
    );
    const numbers = questions.map((_, index) => row?.[`count_${index}`] ?? 0);
    const open = items.map((item, index) => ({ ...item, count: numbers[outboxCounts.length + index] ?? 0 }));
    return { outbox: numbers.slice(0, outboxCounts.length), open };
  }
}

const inOrder = (times: readonly DueTime[]): { name: string; at: Date }[] =>
  times.flatMap(({ name, at }) => (at ? [{ name, at }] : [])).sort((a, b) => a.at.getTime() - b.at.getTime());
