export { CoverLack } from './cover-lack.js';
export { PayoutUnderWay } from './payout.errors.js';
export * from './payout.events.js';
export {
  type PayoutLineState,
  payoutLineTransitions,
  type PayoutState,
  payoutTransitions,
  transferReversalTransitions,
} from './payout.state.js';
export { PayoutsModule } from './payouts.module.js';
export { TransferReversalsRepository } from './transfer-reversals.repository.js';
export { VoidPayout } from './void-payout.js';
