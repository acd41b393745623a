export { Consumers, each, type Handle, type HandleInTransaction } from './consumers.js';
export { defineEvent, type EventType, type Json, type OutboxEvent } from './event.js';
export { Outbox } from './outbox.js';
