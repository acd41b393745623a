export { DueTimes, isPast, type DueTime, type DueTimesNow } from './due-times.js';
export { DueWork, type DueItem } from './due-work.js';
export { DueModule } from './due.module.js';
export { dueChannel } from './tick.js';
