import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { CommunityModule } from '../community/index.js';
import { PayoutsModule } from '../payouts/index.js';
import { PledgesModule } from '../pledges/index.js';
import { ReconciliationModule } from '../reconciliation/index.js';
import { RefundsModule } from '../refunds/index.js';
import { SettlementModule } from '../settlement/index.js';
import { UsersModule } from '../users/index.js';
import { StaffAuditController } from './staff/audit/audit.controller.js';
import { AuditQuery } from './staff/audit/audit.query.js';
import { StaffChecksController } from './staff/checks/checks.controller.js';
import { AdminPathsController } from './staff/desk/admin-paths.controller.js';
import { DeskController } from './staff/desk/desk.controller.js';
import { FindQuery } from './staff/desk/find.query.js';
import { StaffDisputesController } from './staff/disputes/disputes.controller.js';
import { DisputesQuery } from './staff/disputes/disputes.query.js';
import { FindCampaign } from './staff/frame/find-campaign.js';
import { HistoryQuery } from './staff/frame/history.query.js';
import { StaffPages } from './staff/frame/staff-pages.js';
import { StandingQuery } from './staff/frame/standing.query.js';
import { WaitingQuery } from './staff/frame/waiting.query.js';
import { StaffHeldItemsController } from './staff/held/held.controller.js';
import { HeldQuery } from './staff/held/held.query.js';
import { StaffHoldsController } from './staff/holds/holds.controller.js';
import { HoldsQuery } from './staff/holds/holds.query.js';
import { StaffLedgerController } from './staff/ledger/ledger.controller.js';
import { LedgerQuery } from './staff/ledger/ledger.query.js';
import { PayoutSheets } from './staff/payouts/payout-sheets.js';
import { StaffModerationController } from './staff/moderation/moderation.controller.js';
import { ModerationSheets } from './staff/moderation/moderation-sheets.js';
import { StaffPayoutsController } from './staff/payouts/payouts.controller.js';
import { PayoutsQuery } from './staff/payouts/payouts.query.js';
import { StaffReconciliationController } from './staff/reconciliation/reconciliation.controller.js';
import { ReconciliationQuery } from './staff/reconciliation/reconciliation.query.js';
import { ReconciliationSheets } from './staff/reconciliation/reconciliation-sheets.js';
import { StaffOrderRunController } from './staff/refunds/order-run.controller.js';
import { RefundSheets } from './staff/refunds/refund-sheets.js';
import { StaffRefundsController } from './staff/refunds/refunds.controller.js';
import { RefundsQuery } from './staff/refunds/refunds.query.js';
import { StaffRefundRunsController } from './staff/refunds/runs.controller.js';
import { RetentionSheets } from './staff/retentions/retention-sheets.js';
import { StaffRetentionsController } from './staff/retentions/retentions.controller.js';
import { RetentionsQuery } from './staff/retentions/retentions.query.js';
import { ReviewSheets } from './staff/reviews/review-sheets.js';
import { StaffReviewsController } from './staff/reviews/reviews.controller.js';
import { ReviewsQuery } from './staff/reviews/reviews.query.js';
import { RoleSheets } from './staff/roles/role-sheets.js';
import { StaffRolesController } from './staff/roles/roles.controller.js';
import { RolesQuery } from './staff/roles/roles.query.js';
import { StaffSettingsController } from './staff/settings/settings.controller.js';
import { StaffWorkController } from './staff/work/work.controller.js';
import { TrancheSheets } from './staff/tranches/tranche-sheets.js';
import { StaffTranchesController } from './staff/tranches/tranches.controller.js';
import { TranchesQuery } from './staff/tranches/tranches.query.js';

/** What staff see and do. */
export const staffControllers = [
  DeskController,
  StaffReviewsController,
  StaffModerationController,
  StaffPayoutsController,
  StaffTranchesController,
  StaffRetentionsController,
  StaffSettingsController,
  StaffWorkController,
  StaffRefundRunsController,
  StaffOrderRunController,
  StaffRefundsController,
  StaffDisputesController,
  StaffHeldItemsController,
  StaffLedgerController,
  StaffReconciliationController,
  StaffChecksController,
  StaffAuditController,
  StaffRolesController,
  StaffHoldsController,
  AdminPathsController,
];

export const staffProviders = [
  ...[StaffPages, WaitingQuery, StandingQuery, HistoryQuery, FindQuery, FindCampaign],
  ...[ReviewsQuery, ReviewSheets, ModerationSheets, PayoutsQuery, PayoutSheets],
  ...[TranchesQuery, TrancheSheets, RetentionsQuery, RetentionSheets],
  ...[RefundsQuery, RefundSheets, DisputesQuery, HeldQuery],
  ...[LedgerQuery, ReconciliationQuery, ReconciliationSheets, AuditQuery, RolesQuery, RoleSheets, HoldsQuery],
];

export const staffModules = [
  ...[UsersModule, AuditModule, CampaignsModule, PledgesModule, CommunityModule],
  ...[SettlementModule, PayoutsModule, RefundsModule, ReconciliationModule],
];
