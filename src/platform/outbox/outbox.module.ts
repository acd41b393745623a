import { Global, Module } from '@nestjs/common';
import { Bell } from './bell.js';
import { Consumers } from './consumers.js';
import { OpenEvents } from './open-events.js';
import { OutboxWorker } from './outbox-worker.js';
import { Outbox } from './outbox.js';
import { OutboxRepository } from './outbox.repository.js';
import { Relay } from './relay.js';
import { Runner } from './runner.js';
import { Sweeper } from './sweeper.js';

/**
 * Owns: the table `outbox`, one row per event and consumer.
 * Guarantees: what is emitted in a transaction reaches each consumer at least once if that transaction commits,
 * and never if it does not, whatever dies and whatever the queue loses; in no promised order.
 * A failing row is tried again for ever, with growing pauses, and never stops its neighbours.
 */
@Global()
@Module({
  providers: [Consumers, Outbox, OutboxRepository, OpenEvents, Bell, Relay, Runner, Sweeper, OutboxWorker],
  exports: [Consumers, Outbox, OutboxRepository, OpenEvents, Sweeper],
})
export class OutboxModule {}
