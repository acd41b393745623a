export { ForgetWhatIsOver } from './forget-what-is-over.js';
export { dueInRealTime, Retention } from './retention.js';
export {
  intervalOf,
  type RetentionKind,
  retentionKinds,
  retentionList,
  type TimedKind,
  timedKinds,
  type Why,
} from './retention-list.js';
export { RetentionModule } from './retention.module.js';
