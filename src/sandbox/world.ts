import type { Clock } from './clock.js';
import type { RequestOfEvent } from './events/event.js';
import type { FaultRules } from './faults/fault-rules.js';
import type { Money } from './money/money.js';
import type { RequestLog } from './protocol/request-log.js';
import type { Scheduler } from './schedule/scheduler.js';
import type { Settings } from './settings.js';
import type { Store } from './store/store.js';
import type { Change } from './store/table.js';
import type { Deliveries } from './webhooks/deliveries.js';

/** Everything that a handler may use. */
export interface World {
  readonly clock: Clock;
  readonly store: Store;
  readonly money: Money;
  readonly scheduler: Scheduler;
  readonly deliveries: Deliveries;
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  /** States that control keeps under a name, until this process ends. */
  readonly snapshots: Map<string, readonly Change[]>;
  settings: Settings;
  /** The request that is being executed, for the events that it causes. */
  request: RequestOfEvent | null;
  /** Where the sandbox's own pages are, without a slash at the end. */
  baseUrl: string;
  /** Fixed signing secrets for new endpoints, if the command line gave them. */
  readonly secrets: { readonly endpoint?: string; readonly destination?: string };
  /** Plays a platform that is old enough to create accounts with API v1. */
  readonly allowV1Accounts: boolean;
  /** Connected accounts pay out by themselves. */
  onAvailable(account: string, currency: string): void;
  /** Derives balances, timers and deliveries anew from the store, after it was loaded as a whole. */
  rebuild(): void;
  /** Writes the journal and checks the books; after every request and task. */
  commit(): void;
}
