import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentsModule } from '../payments/index.js';
import { PayoutsModule } from '../payouts/index.js';
import { PledgesModule } from '../pledges/index.js';
import { RefundsModule } from '../refunds/index.js';
import { AskMoneyBack } from './ask-money-back.js';
import { AskMovements } from './ask-movements.js';
import { BooksController } from './books.controller.js';
import { BookOwnBusiness } from './book-own-business.js';
import { BreakList } from './break-list.js';
import { BreaksController } from './breaks.controller.js';
import { BreaksRepository } from './breaks.repository.js';
import { CheckList } from './check-list.js';
import { CheckRunsRepository } from './check-runs.repository.js';
import { CoverageReport } from './coverage.report.js';
import { ForgetCleanChecks } from './forget-clean-checks.js';
import { FindBreaks } from './find-breaks.js';
import { JudgeDifferences } from './judge-differences.js';
import { MovementsRepository } from './movements.repository.js';
import { OrderReconciliation } from './order-reconciliation.js';
import { PledgeMoneyController } from './pledge-money.controller.js';
import { PledgeMoneyReport } from './pledge-money.report.js';
import { ProveCoverage } from './prove-coverage.js';
import { Reconcile } from './reconcile.js';
import { ReconciliationController } from './reconciliation.controller.js';
import { ReconciliationJobs } from './reconciliation.jobs.js';
import { ReconciliationList } from './reconciliation-list.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { ResolveBreak } from './resolve-break.js';
import { RunChecks } from './run-checks.js';
import { TakeBreak } from './take-break.js';
import { TrialBalanceReport } from './trial-balance.report.js';
import { WatchInvariants } from './watch-invariants.js';

/**
 * Whether the books are right. Owns the invariants, each one view and one sentence, and the comparison with the provider.
 * Guarantees that a violation is found wherever it came from, also from a hand on the database, and that each night all
 * that the provider lists is compared with what we have.
 * Constraints prevent; the checks find. They only read, and all of them see the same snapshot.
 * `npm run check` runs them against any database; every test that touches money ends with them.
 */
@Module({
  imports: [AuditModule, CampaignsModule, LedgerModule, PaymentsModule, PledgesModule, PayoutsModule, RefundsModule],
  controllers: [ReconciliationController, BreaksController, BooksController, PledgeMoneyController],
  providers: [
    ...[RunChecks, WatchInvariants, CheckRunsRepository, CheckList, ForgetCleanChecks],
    ...[Reconcile, OrderReconciliation, BookOwnBusiness, AskMoneyBack, AskMovements, JudgeDifferences, FindBreaks],
    ...[ProveCoverage, CoverageReport, TrialBalanceReport, PledgeMoneyReport],
    ...[TakeBreak, ResolveBreak, BreaksRepository, MovementsRepository, BreakList],
    ...[ReconciliationsRepository, ReconciliationList, ReconciliationJobs],
  ],
  exports: [
    ...[RunChecks, CheckList, CoverageReport, TrialBalanceReport, PledgeMoneyReport],
    ...[OrderReconciliation, TakeBreak, ResolveBreak],
  ],
})
export class ReconciliationModule {}
