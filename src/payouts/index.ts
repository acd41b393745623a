export { ApprovePayout } from './approve-payout.js';
export { AskAccounts } from './ask-accounts.js';
export { CoverLack } from './cover-lack.js';
export { CreatorDebts } from './creator-debts.js';
export { Beneficiary, PayoutUnderWay } from './payout.errors.js';
export { type Term } from './payout.rules.js';
export { PayoutViews, type PayoutView, type Timeline } from './payout-views.js';
export { PreparePayout } from './prepare-payout.js';
export { RejectPayout } from './reject-payout.js';
export { DecideRetention, type RetentionDecision } from './retentions/decide-retention.js';
export { RetentionNotFound } from './retentions/retention.errors.js';
export { DecideTranche, type TrancheDecision } from './tranches/decide-tranche.js';
export { TrancheViews, type TrancheView } from './tranches/tranche-views.js';
export { type WaitsFor } from './sending.rules.js';
export { type BlockCause, type NewBlock, PayoutBlocks } from './payout-blocks.js';
export * from './payout.events.js';
export {
  type PayoutLineState,
  payoutLineTransitions,
  type PayoutState,
  payoutTransitions,
  transferReversalTransitions,
} from './payout.state.js';
export { trancheMoved } from './tranches/tranche.events.js';
export { trancheTransitions, type TrancheState } from './tranches/tranche.state.js';
export { retentionMoved } from './retentions/retention.events.js';
export { retentionTransitions, type RetentionState } from './retentions/retention.state.js';
export { type UnpaidReturn, UnpaidReturns } from './unpaid-returns.js';
export { PayoutsModule } from './payouts.module.js';
export { Reserves } from './reserves.js';
export { TransferReversalsRepository } from './transfer-reversals.repository.js';
export { VoidPayout } from './void-payout.js';
export { RecordTransfer } from './record-transfer.js';
