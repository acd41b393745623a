export { ApprovePayout } from './approve-payout.js';
export { AskAccounts } from './ask-accounts.js';
export { CreateRecipient } from './create-recipient.js';
export { CoverLack } from './cover-lack.js';
export { CreatorDebts } from './creator-debts.js';
export { Beneficiary, PayoutUnderWay, RehearsalNotFound } from './payout.errors.js';
export { PayoutViews, type PayoutView, type Timeline } from './payout-views.js';
export { PreparePayout } from './prepare-payout.js';
export { RejectPayout } from './reject-payout.js';
export { DecideRetention, type RetentionDecision } from './retentions/decide-retention.js';
export { RetentionNotFound } from './retentions/retention.errors.js';
export { DecideTranche, type TrancheDecision } from './tranches/decide-tranche.js';
export { TrancheViews, type TrancheView } from './tranches/tranche-views.js';
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
export { type Term, type TermName, termsOf } from './payout.rules.js';
export { PayoutsModule } from './payouts.module.js';
export { type BeforeRehearsal, rehearse, type Rehearsal } from './rehearsal.rules.js';
export { Reserves } from './reserves.js';
export { TransferReversalsRepository } from './transfer-reversals.repository.js';
export { StartOnboarding } from './start-onboarding.js';
export { VoidPayout } from './void-payout.js';
export { RecordTransfer } from './record-transfer.js';
export { type PayoutResponse, type TimelineResponse, toTimelineResponse } from './payouts.dto.js';
export { type RehearsalResponse, toRehearsalResponse } from './rehearsal.dto.js';
export { RehearseCampaign } from './rehearse-campaign.js';
export { waits, type WaitsFor } from './sending.rules.js';
export { HandInEvidence } from './tranches/hand-in-evidence.js';
export { type CampaignTrancheResponse } from './tranches/tranches.dto.js';
