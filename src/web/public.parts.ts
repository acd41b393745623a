import { AuditModule } from '../audit/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentsModule } from '../payments/index.js';
import { ProjectsModule } from '../projects/index.js';
import { ReconciliationModule } from '../reconciliation/index.js';
import { AboutController } from './about/about.controller.js';
import { DiscoverController } from './discover/discover.controller.js';
import { Discover } from './discover/discover.query.js';
import { DrawMap } from './discover/map/map.query.js';
import { Outline } from './discover/map/outline.js';
import { Towns } from './discover/map/towns.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { OpenLedger } from './ledger/ledger.query.js';
import { CampaignMoneyController } from './money/campaign-money.controller.js';
import { CampaignMoneyQuery } from './money/campaign-money.query.js';
import { PersonController } from './people/person.controller.js';
import { PublicPeople } from './people/person.query.js';
import { ProjectController } from './project/project.controller.js';
import { ProjectPageQuery } from './project/project.query.js';
import { CrawlersController } from './share/crawlers.controller.js';
import { EmbedController } from './share/embed.controller.js';
import { SharedCampaigns } from './share/shared-campaigns.query.js';
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
  AboutController,
  CrawlersController,
  EmbedController,
];
export const publicProviders = [
  Discover,
  DrawMap,
  Outline,
  Towns,
  CampaignMoneyQuery,
  OpenLedger,
  Statistics,
  ProjectPageQuery,
  PublicPeople,
  SharedCampaigns,
];
export const publicModules = [AuditModule, LedgerModule, PaymentsModule, ProjectsModule, ReconciliationModule];
