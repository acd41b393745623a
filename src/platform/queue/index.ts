export { JobQueue, type Process, type QueuedJob, type QueueName } from './job-queue.js';
export { migrateQueue } from './migrate-queue.js';
export { openQueue } from './open-queue.js';
export { QueueModule } from './queue.module.js';
