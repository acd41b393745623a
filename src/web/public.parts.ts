import { AuditModule } from '../audit/index.js';
import { LedgerModule } from '../ledger/index.js';
import { ProjectsModule } from '../projects/index.js';
import { ReconciliationModule } from '../reconciliation/index.js';
import { DiscoverController } from './discover/discover.controller.js';
import { Discover } from './discover/discover.query.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { OpenLedger } from './ledger/ledger.query.js';
import { CampaignMoneyController } from './money/campaign-money.controller.js';
import { CampaignMoneyQuery } from './money/campaign-money.query.js';
import { PersonController } from './people/person.controller.js';
import { PublicPeople } from './people/person.query.js';
import { ProjectController } from './project/project.controller.js';
import { ProjectPageQuery } from './project/project.query.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { Statistics } from './statistics/statistics.query.js';

/** What anybody may read: lists, books, figures, and how all of it works. */
export const publicControllers = [
  DiscoverController,
  CampaignMoneyController,
  LedgerController,
  StatisticsController,
  ProjectController,
  PersonController,
];
export const publicProviders = [Discover, CampaignMoneyQuery, OpenLedger, Statistics, ProjectPageQuery, PublicPeople];
export const publicModules = [AuditModule, LedgerModule, ProjectsModule, ReconciliationModule];
