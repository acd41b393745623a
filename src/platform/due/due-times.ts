import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Outage } from '../outage.js';
import { DueWork, type DueItem } from './due-work.js';

/** When a piece of work is due next, in business time; null when nothing is waiting. */
export interface DueTime {
  readonly name: string;
  readonly at: Date | null;
}

export interface DueTimesNow {
  readonly now: Date;
  readonly times: readonly DueTime[];
}

/** Asks the due times of all modules in one round trip. */
@Injectable()
export class DueTimes {
  private readonly outages = new Map<string, Outage>();

  constructor(
    private readonly database: Database,
    private readonly dueWork: DueWork,
  ) {}

  /** All times with the business instant they were read at. One broken question must not stop the others' work. */
  async ask(): Promise<DueTimesNow> {
    const items = this.dueWork.all();
    try {
      return await this.askFor(items);
    } catch {
      return this.askOneByOne(items);
    }
  }

  /** The due time of one item if it is due, else null. */
  async dueSince(item: DueItem): Promise<Date | null> {
    const { now, times } = await this.askFor([item]);
    return times.find((time) => isPast(time, now))?.at ?? null;
  }

  private async askFor(items: readonly DueItem[]): Promise<DueTimesNow> {
    const columns = items.map(({ dueSql }, index) => `(${dueSql})::timestamptz as due_${index}`);
    const [row] = await this.database.read<Record<string, Date | null> & { now: Date }>(
      `select ${['tally_now() as now', ...columns].join(', ')}`,
    );
    if (!row) throw new Error('Postgres did not tell the time');
    return { now: row.now, times: items.map(({ name }, index) => ({ name, at: row[`due_${index}`] ?? null })) };
  }

  private async askOneByOne(items: readonly DueItem[]): Promise<DueTimesNow> {
    const { now } = await this.askFor([]);
    const times: DueTime[] = [];
    for (const item of items) {
      try {
        times.push(...(await this.askFor([item])).times);
        this.outageOf(item).worked();
      } catch (error) {
        this.outageOf(item).failed(error);
      }
    }
    return { now, times };
  }

  private outageOf({ name }: DueItem): Outage {
    const known = this.outages.get(name) ?? new Outage(`due time of ${name}`);
    this.outages.set(name, known);
    return known;
  }
}

export const isPast = ({ at }: DueTime, now: Date): boolean => at !== null && at <= now;
