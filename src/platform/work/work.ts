import { Injectable } from '@nestjs/common';

/** Which figure of the status a registered count is added to. */
export type OpenWorkKind = 'liveLeases' | 'retrying' | 'unhandledEvents' | 'other';

/** A count of work that is neither a due time nor an outbox row: unhandled webhooks, items under a lease. */
export interface OpenWork {
  readonly name: string;
  /** A SELECT of one number; the service is idle only while it is 0. */
  readonly countSql: string;
  readonly kind: OpenWorkKind;
}

/** What is left to do, over all modules. */
@Injectable()
export class Work {
  private readonly items = new Map<string, OpenWork>();

  /** Adds a count of open work; modules call it in `onModuleInit`, in every role. */
  register(name: string, countSql: string, kind: OpenWorkKind = 'other'): void {
    if (this.items.has(name)) throw new Error(`The open work ${name} is registered twice`);
    this.items.set(name, { name, countSql, kind });
  }
}
