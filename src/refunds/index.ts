export { DisputeWaits } from './disputes/dispute.errors.js';
export { disputeClosed, disputeOpened } from './disputes/dispute.events.js';
export { type DisputeState, disputeTransitions } from './disputes/dispute.state.js';
export { RecordDisputes } from './disputes/record-disputes.js';
export { RecordRefunds } from './record-refunds.js';
export { refundFailed, refundSucceeded } from './refund.events.js';
export { SetAside } from './set-aside.js';
export { type RefundCause, type RefundState, refundTransitions } from './refund.state.js';
export { RefundsModule } from './refunds.module.js';
