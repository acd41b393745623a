import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { OutboxRepository } from '../../../src/platform/outbox/outbox.repository.js';
import { type Database } from '../../../src/platform/database/database.js';

/** Events are written a moment after what they tell of, in a transaction of their own: who dies in between tells nobody. */
const laterMs = 500;
const emit = Outbox.prototype.emit;
let database: Database | undefined;

// The outbox has no database of its own; the first poll of its repository brings one.
const publish = OutboxRepository.prototype.publish;
OutboxRepository.prototype.publish = function (this: OutboxRepository, tx, limit) {
  ({ database } = this as unknown as { database: Database });
  return publish.call(this, tx, limit);
};

Outbox.prototype.emit = async function (this: Outbox, tx, events) {
  const own = database;
  if (!own) return emit.call(this, tx, events);
  setTimeout(() => void own.inTransaction((later) => emit.call(this, later, events)).catch(() => undefined), laterMs);
};
