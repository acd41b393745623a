export { Consumers, each, type Handle, type HandleInTransaction } from './consumers.js';
export { defineEvent, type EventType, type Json, type OutboxEvent } from './event.js';
export { Outbox } from './outbox.js';
export { OutboxModule } from './outbox.module.js';
export { Sweeper } from './sweeper.js';
