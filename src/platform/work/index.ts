export { MoveClock, type ClockMove } from './move-clock.js';
export { RetryFailed } from './retry-failed.js';
export { Work, type OpenWorkKind, type WorkStatus } from './work.js';
export { ClockCannotGoBack } from './work.errors.js';
export { WorkModule } from './work.module.js';
