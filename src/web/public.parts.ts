import { AuditModule } from '../audit/index.js';
import { LedgerModule } from '../ledger/index.js';
import { ReconciliationModule } from '../reconciliation/index.js';
import { DiscoverController } from './discover/discover.controller.js';
import { Discover } from './discover/discover.query.js';
import { CampaignMoneyController } from './money/campaign-money.controller.js';
import { CampaignMoneyQuery } from './money/campaign-money.query.js';

/** What anybody may read: lists, books, figures, and how all of it works. */
export const publicControllers = [DiscoverController, CampaignMoneyController];
export const publicProviders = [Discover, CampaignMoneyQuery];
export const publicModules = [AuditModule, LedgerModule, ReconciliationModule];
