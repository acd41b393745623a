import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentsModule } from '../payments/index.js';
import { PayoutsModule } from '../payouts/index.js';
import { PledgesModule } from '../pledges/index.js';
import { ProjectsModule } from '../projects/index.js';
import { UsersModule } from '../users/index.js';
import { AdoptRefund } from './adopt-refund.js';
import { DecideRefund } from './decide-refund.js';
import { AskDisputes } from './disputes/ask-disputes.js';
import { ClearWay } from './disputes/clear-way.js';
import { DisputeBooks } from './disputes/dispute-books.js';
import { DisputeDebts } from './disputes/dispute-debts.js';
import { DisputedCharges } from './disputes/disputed-charges.js';
import { DisputeList } from './disputes/dispute-list.js';
import { DisputeMovements } from './disputes/dispute-movements.js';
import { DisputeNews } from './disputes/dispute-news.js';
import { DisputesController } from './disputes/disputes.controller.js';
import { DisputeShares } from './disputes/dispute-shares.js';
import { DisputesJobs } from './disputes/disputes.jobs.js';
import { DisputesRepository } from './disputes/disputes.repository.js';
import { ReclaimExcess } from './disputes/reclaim-excess.js';
import { RecordDisputes } from './disputes/record-disputes.js';
import { RefundDisputed } from './disputes/refund-disputed.js';
import { EndUnsentRefunds } from './end-unsent-refunds.js';
import { ContinueRuns } from './continue-runs.js';
import { DecideRun } from './decide-run.js';
import { FinishRefunding } from './finish-refunding.js';
import { MakeRefund } from './make-refund.js';
import { OpenBusiness } from './open-business.js';
import { OrderRefund } from './order-refund.js';
import { OrderRun } from './order-run.js';
import { PreviewRefunds } from './preview-refunds.js';
import { RefundRunsController } from './refund-runs.controller.js';
import { RefundRunDueJobs } from './refund-runs.jobs.js';
import { RefundRunsRepository } from './refund-runs.repository.js';
import { RunViews } from './run-views.js';
import { RecordRefunds } from './record-refunds.js';
import { RefundBooks } from './refund-books.js';
import { RefundFacts } from './refund-facts.js';
import { RefundList } from './refund-list.js';
import { RefundsController } from './refunds.controller.js';
import { RefundDueJobs, RefundNewsJobs } from './refunds.jobs.js';
import { RefundsRepository } from './refunds.repository.js';
import { RequestRefunds } from './request-refunds.js';
import { RetryRefund } from './retry-refund.js';
import { ReleaseReserve } from './release-reserve.js';
import { ReservesDueReport } from './reserves-due.report.js';
import { RefundingsReport } from './refundings.report.js';
import { ReturnCalledOff } from './return-called-off.js';
import { UnpaidFunds } from './unpaid-funds.js';
import { ReturnUnpaid } from './return-unpaid.js';
import { ReturnRest } from './return-rest.js';
import { ReturnShares } from './return-shares.js';
import { SendRefunds } from './send-refunds.js';
import { ReturnedTotals } from './returned-totals.js';
import { SetAside } from './set-aside.js';
import { SharesRepository } from './shares.repository.js';
import { WakeRefund } from './wake-refund.js';
import { ApplyWithdrawals } from './withdrawals/apply-withdrawals.js';
import { OrderWithdrawal } from './withdrawals/order-withdrawal.js';
import { ReadWithdrawal } from './withdrawals/read-withdrawal.js';
import { WithdrawPledge } from './withdrawals/withdraw-pledge.js';
import { WithdrawalsController } from './withdrawals/withdrawals.controller.js';
import { WithdrawalsJobs } from './withdrawals/withdrawals.jobs.js';
import { WithdrawalsRepository } from './withdrawals/withdrawals.repository.js';

/**
 * Owns refunds and disputes: what goes back to backers, by us or by their banks, as rows of their own.
 * Guarantees that after a shortfall or a call-off every charge goes back whole, tip included, once; that money for a
 * pledge that was no longer open goes back within the hour; that nothing is sent twice, whatever dies or repeats; and
 * that a campaign leaves `refunding` only when everybody has their money and the platform has borne the provider's fees,
 * or, called off after part of it was paid out, when everybody has their part of what was not.
 * Guarantees of what people order that it is set aside in the ledger from the moment it is asked for, that it never
 * exceeds the charge, and that a large one has two people behind it.
 * Guarantees of withdrawals by law that each is written down and confirmed before anything else, and done once.
 * Guarantees of disputes that what a bank takes or gives back is booked once, whoever brings the word, and that what the
 * funds lack for it is the creator's debt.
 */
@Module({
  imports: [
    ...[AuditModule, UsersModule, LedgerModule, ProjectsModule, CampaignsModule],
    ...[PaymentsModule, PledgesModule, PayoutsModule],
  ],
  controllers: [RefundsController, RefundRunsController, DisputesController, WithdrawalsController],
  providers: [
    ...[RefundsRepository, ReturnedTotals, RefundBooks, RefundList, RefundFacts, SetAside, MakeRefund],
    ...[AdoptRefund, OrderRefund, DecideRefund, RetryRefund, WakeRefund],
    ...[RefundsRepository, RefundBooks, RefundList, RefundFacts, SetAside, MakeRefund],
    ...[OpenBusiness, AdoptRefund, OrderRefund, DecideRefund, RetryRefund, WakeRefund],
    ...[
      RefundRunsRepository,
      PreviewRefunds,
      OrderRun,
      DecideRun,
      ContinueRuns,
      RunViews,
      ReturnUnpaid,
      ReturnRest,
      UnpaidFunds,
      ReturnCalledOff,
      RefundingsReport,
      ReleaseReserve,
      ReservesDueReport,
    ],
    ...[RequestRefunds, SendRefunds, RecordRefunds, FinishRefunding],
    ...[RefundNewsJobs, RefundDueJobs, RefundRunDueJobs],
    ...[SharesRepository, ReturnShares, EndUnsentRefunds],
    ...[DisputesRepository, DisputedCharges, DisputeBooks, DisputeMovements, DisputeDebts, DisputeShares, DisputeNews],
    ...[WithdrawalsRepository, ReadWithdrawal, OrderWithdrawal, ApplyWithdrawals, WithdrawPledge, WithdrawalsJobs],
    ...[ClearWay, ReclaimExcess, RecordDisputes, AskDisputes, RefundDisputed, DisputeList, DisputesJobs],
  ],
  exports: [
    ...[RecordRefunds, RecordDisputes, RefundList, DisputeList, OrderRefund],
    ...[DecideRefund, RetryRefund, PreviewRefunds, OrderRun, DecideRun, RunViews],
    ...[ReadWithdrawal, WithdrawPledge],
  ],
})
export class RefundsModule {}
