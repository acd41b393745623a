export { type BlockCause, type NewBlock, PayoutBlocks } from './payout-blocks.js';
export * from './payout.events.js';
export { type PayoutLineState, payoutLineTransitions, type PayoutState, payoutTransitions } from './payout.state.js';
export { PayoutsModule } from './payouts.module.js';
export { RecordTransfer } from './record-transfer.js';
