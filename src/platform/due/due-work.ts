import { Injectable } from '@nestjs/common';

/** Work that becomes due by business time. */
export interface DueItem {
  /** '<module>.<what it does>', letters, digits, dots and dashes. */
  readonly name: string;
  /**
   * A SELECT of one timestamptz: the earliest due time, null when there is none. It runs each second, so an index
   * answers it. Rows under a lease of real time are left out (report those through `Work.register`).
   */
  readonly dueSql: string;
  /** How many may run at once over all workers; 1 when left out. Claims with SKIP LOCKED keep lanes apart. */
  readonly lanes?: number;
  /**
   * Does all that is due, in batches, and returns when nothing is claimable. Safe to repeat and to run twice at once.
   * Long work looks at `stopping.aborted` between batches and returns: the process ends 10 s later whatever it does.
   */
  run(lane: number, stopping: AbortSignal): Promise<void>;
}

/** The list of due work. Modules register in `onModuleInit`; only workers run it, every role can be asked for the times. */
@Injectable()
export class DueWork {
  private readonly items = new Map<string, DueItem>();

  register(item: DueItem): void {
    if (!/^[\w.-]+$/.test(item.name))
      throw new Error(`The due work "${item.name}" needs a name of letters, dots and dashes`);
    if (this.items.has(item.name)) throw new Error(`The due work ${item.name} is registered twice`);
    this.items.set(item.name, item);
  }

  find(name: string): DueItem | undefined {
    return this.items.get(name);
  }

  all(): readonly DueItem[] {
    return [...this.items.values()];
  }
}
