export { Counters, type Hit } from './counters.js';
export { CountersModule } from './counters.module.js';
export { attemptsDue, PostgresCounters } from './postgres-counters.js';
