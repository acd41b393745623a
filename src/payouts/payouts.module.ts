import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentsModule } from '../payments/index.js';
import { PledgesModule } from '../pledges/index.js';
import { ProjectsModule } from '../projects/index.js';
import { UsersModule } from '../users/index.js';
import { ApprovePayout } from './approve-payout.js';
import { AfterReturnReport } from './after-return.report.js';
import { AskAccounts } from './ask-accounts.js';
import { AskProvider } from './ask-provider.js';
import { BankArrivalsRepository } from './bank-arrivals.repository.js';
import { BeginSending } from './begin-sending.js';
import { CoverLack } from './cover-lack.js';
import { CreatorDebts } from './creator-debts.js';
import { CreateRecipient } from './create-recipient.js';
import { DecidePayout } from './decide-payout.js';
import { EndPayout } from './end-payout.js';
import { FollowCampaign } from './follow-campaign.js';
import { PayoutBlocks } from './payout-blocks.js';
import { PayoutFacts } from './payout-facts.js';
import { PayoutRecords } from './payout-records.js';
import { PayoutSendingsRepository } from './payout-sendings.repository.js';
import { PayoutSums } from './payout-sums.js';
import { PayoutViews } from './payout-views.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutCampaignJobs, PayoutNewsJobs, PayoutReversalJobs, PayoutSendingJobs } from './payouts.jobs.js';
import { PayoutsRepository } from './payouts.repository.js';
import { PreparePayout } from './prepare-payout.js';
import { RecipientsController } from './recipients.controller.js';
import { RecordBankPayout } from './record-bank-payout.js';
import { RecordRecipientAccount } from './record-recipient-account.js';
import { RecordTransfer } from './record-transfer.js';
import { RecordReversal } from './record-reversal.js';
import { RehearsalController } from './rehearsal.controller.js';
import { RehearseCampaign } from './rehearse-campaign.js';
import { RejectPayout } from './reject-payout.js';
import { Reserves } from './reserves.js';
import { ReversalBooks } from './reversal-books.js';
import { SendPayoutLine } from './send-payout-line.js';
import { SendReversals } from './send-reversals.js';
import { DecideTranche } from './tranches/decide-tranche.js';
import { HandInEvidence } from './tranches/hand-in-evidence.js';
import { HoldTranche } from './tranches/hold-tranche.js';
import { TrancheSteps } from './tranches/tranche-steps.js';
import { TrancheViews } from './tranches/tranche-views.js';
import { TranchesController } from './tranches/tranches.controller.js';
import { TranchesRepository } from './tranches/tranches.repository.js';
import { CarryOutRetention } from './retentions/carry-out-retention.js';
import { DecideRetention } from './retentions/decide-retention.js';
import { RetentionSteps } from './retentions/retention-steps.js';
import { RetentionViews } from './retentions/retention-views.js';
import { RetentionsController } from './retentions/retentions.controller.js';
import { RetentionsJobs } from './retentions/retentions.jobs.js';
import { RetentionsRepository } from './retentions/retentions.repository.js';
import { WatchRetentions } from './retentions/watch-retentions.js';
import { UnpaidReturns } from './unpaid-returns.js';
import { StartOnboarding } from './start-onboarding.js';
import { TransferReversalsRepository } from './transfer-reversals.repository.js';
import { VoidPayout } from './void-payout.js';

/**
 * How money leaves. Owns payouts with their terms and lines, and the onboarding of recipients at the provider.
 * Guarantees that two different people, neither of them a beneficiary, stand behind every cent that leaves; that what was
 * approved is what is sent, or nothing is; that each line is sent once whatever dies in between; and that every term of
 * the sum is a posting. One refused line keeps no other waiting and resends none.
 * Owns the tranches of campaigns that have succeeded: one is paid after the other, each once its evidence was accepted, and
 * refused for good by two people. Watches how long money is with us: what is overdue two people release or return.
 * What a refund or dispute lacks after a payout comes from the reserve that payouts have kept back; the rest is taken back
 * from the transfer, and is the creator's debt until then.
 * Emits what was decided about payouts and when they were paid and arrived.
 */
@Module({
  imports: [AuditModule, UsersModule, LedgerModule, ProjectsModule, CampaignsModule, PaymentsModule, PledgesModule],
  controllers: [PayoutsController, RecipientsController, RehearsalController, TranchesController, RetentionsController],
  providers: [
    ...[PayoutsRepository, PayoutSendingsRepository, BankArrivalsRepository, PayoutBlocks],
    ...[CreateRecipient, StartOnboarding, RecordRecipientAccount],
    ...[
      PayoutFacts,
      PayoutSums,
      PayoutViews,
      AskAccounts,
      AskProvider,
      PayoutRecords,
      PreparePayout,
      DecidePayout,
      ApprovePayout,
      RejectPayout,
    ],
    RehearseCampaign,
    ...[RetentionsRepository, RetentionSteps, RetentionViews, WatchRetentions, CarryOutRetention, DecideRetention],
    ...[RetentionsJobs, UnpaidReturns, AfterReturnReport],
    ...[TranchesRepository, TrancheSteps, TrancheViews, HoldTranche, HandInEvidence, DecideTranche],
    ...[BeginSending, SendPayoutLine, RecordTransfer, EndPayout, RecordBankPayout, FollowCampaign],
    ...[
      TransferReversalsRepository,
      CreatorDebts,
      CoverLack,
      Reserves,
      ReversalBooks,
      RecordReversal,
      SendReversals,
      VoidPayout,
    ],
    ...[PayoutSendingJobs, PayoutReversalJobs, PayoutNewsJobs, PayoutCampaignJobs],
  ],
  exports: [
    AskAccounts,
    PayoutBlocks,
    RecordTransfer,
    CoverLack,
    CreatorDebts,
    VoidPayout,
    TransferReversalsRepository,
    UnpaidReturns,
    Reserves,
    ...[CreateRecipient, StartOnboarding, RehearseCampaign, HandInEvidence],
    ...[PreparePayout, ApprovePayout, RejectPayout, PayoutViews],
    ...[DecideTranche, TrancheViews, DecideRetention],
  ],
})
export class PayoutsModule {}
