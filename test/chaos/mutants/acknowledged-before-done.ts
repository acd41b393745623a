import { Runner } from '../../../src/platform/outbox/runner.js';
import { type Consumers } from '../../../src/platform/outbox/consumers.js';
import { type ClaimedRow, type OutboxRepository } from '../../../src/platform/outbox/outbox.repository.js';
import { type Database } from '../../../src/platform/database/database.js';

interface Inside {
  readonly database: Database;
  readonly outbox: OutboxRepository;
  readonly consumers: Consumers;
}

/** Work counts as done when it begins: what dies or fails in the middle of it is forgotten. */
const runner = Runner.prototype as unknown as {
  attempt(consumer: string, claimed: readonly ClaimedRow[]): Promise<void>;
};
const original = runner.attempt;

runner.attempt = async function (this: Inside, consumer, claimed) {
  const registered = this.consumers.find(consumer);
  if (!registered || registered.transactional) return original.call(this, consumer, claimed);
  const ids = claimed.map(({ id }) => id);
  await this.database.inTransaction((tx) => this.outbox.markDone(tx, ids));
  await registered.handle(claimed.map(({ payload }) => payload as never)).catch(() => undefined);
};
