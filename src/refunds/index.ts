export { RecordRefunds } from './record-refunds.js';
export { refundFailed, refundSucceeded } from './refund.events.js';
export { SetAside } from './set-aside.js';
export { type RefundCause, type RefundState, refundTransitions } from './refund.state.js';
export { RefundsModule } from './refunds.module.js';
