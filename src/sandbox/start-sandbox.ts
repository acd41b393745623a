import type { AddressInfo } from 'node:net';
import { Clock } from './clock.js';
import { takeUpKept } from './control/state-control.js';
import { FaultRules } from './faults/fault-rules.js';
import { Money } from './money/money.js';
import { scheduleAutomaticPayout } from './payouts/create.js';
import { Api } from './protocol/api.js';
import { apiTable } from './protocol/api-table.js';
import { Idempotency } from './protocol/idempotency.js';
import { RequestLog } from './protocol/request-log.js';
import { Router } from './protocol/router.js';
import { createSandboxServer } from './protocol/server.js';
import { Scheduler } from './schedule/scheduler.js';
import { taskTable } from './schedule/task-table.js';
import { defaultSettings } from './settings.js';
import { Journal } from './store/journal.js';
import { Store } from './store/store.js';
import { Deliveries } from './webhooks/deliveries.js';
import type { World } from './world.js';

export interface SandboxOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly host?: string;
  /** Where the state is kept over a restart; in memory only if absent. */
  readonly file?: string;
  /** The signing secret of every webhook endpoint, instead of a random one. */
  readonly webhookSecret?: string;
  /** The signing secret of every event destination, instead of a random one. */
  readonly eventDestinationSecret?: string;
  /** Whether accounts can still be created with API v1, as on old platforms. */
  readonly allowV1Accounts?: boolean;
}

export interface Sandbox {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a sandbox in this process. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1', port } = options;
  const journal = new Journal(options.file);
  const world = createWorld(options, journal);
  for (const [table, , row] of journal.read()) if (row) world.store.place(table, row);
  const idempotency = new Idempotency(world.store.savedAnswers, world.clock);
  const server = createSandboxServer(world, new Api(world, new Router(apiTable), idempotency));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  world.baseUrl = url;
  world.rebuild();
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        world.scheduler.stop();
        world.deliveries.stop();
        server.close(() => {
          journal.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function createWorld(options: SandboxOptions, journal: Journal): World {
  const clock = new Clock();
  const store = new Store((change) => journal.note(change));
  const money = new Money(store);
  const faults = new FaultRules();
  const commit = () => {
    money.check();
    journal.flush();
  };
  const world: World = {
    ...{ clock, store, money, faults, commit },
    scheduler: new Scheduler(store.tasks, clock, (task) => taskTable[task.kind]?.(world, task.subject), commit),
    deliveries: new Deliveries(store, faults, () => world.settings, commit),
    requests: new RequestLog(),
    snapshots: new Map(),
    settings: defaultSettings,
    request: null,
    baseUrl: '',
    secrets: { endpoint: options.webhookSecret, destination: options.eventDestinationSecret },
    allowV1Accounts: options.allowV1Accounts ?? false,
    onAvailable: (account, currency) => scheduleAutomaticPayout(world, account, currency),
    rebuild() {
      takeUpKept(world);
      money.restore();
      journal.open(store.everything());
      world.scheduler.restore();
      world.deliveries.restore();
    },
  };
  return world;
}
