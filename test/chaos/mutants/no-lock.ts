import { setTimeout as sleep } from 'node:timers/promises';
import { type Tx } from '../../../src/platform/database/index.js';
import { PaymentsRepository } from '../../../src/payments/payments.repository.js';

/** Payments are read without a lock, by somebody who then takes his time: two pieces of news find the same state. */
const pauseMs = 150;
const lock = PaymentsRepository.prototype.lock;

PaymentsRepository.prototype.lock = async function (this: PaymentsRepository, tx, by) {
  const unlocked = new Proxy(tx, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'query') return value;
      return (sql: string, parameters: unknown[]) => target.query(sql.replace('for update', ''), parameters);
    },
  });
  const held = await lock.call(this, unknownTx(unlocked), by);
  await sleep(pauseMs);
  return held;
};

const unknownTx = (proxy: unknown): Tx => proxy as Tx;
