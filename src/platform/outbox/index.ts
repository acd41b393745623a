export { Consumers, each, type Handle, type HandleInTransaction } from './consumers.js';
export { defineEvent, type EventType, type Json, type OutboxEvent } from './event.js';
export { OpenEvents } from './open-events.js';
export { doneWorkDue, type FailingRow, type OpenRows, OutboxRepository } from './outbox.repository.js';
export { Outbox } from './outbox.js';
export { OutboxModule } from './outbox.module.js';
export { Sweeper } from './sweeper.js';
