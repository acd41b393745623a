import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AuditModule } from './audit/index.js';
import { CampaignsModule } from './campaigns/index.js';
import { CommunityModule } from './community/index.js';
import { DeliveriesModule } from './deliveries/index.js';
import { FilesModule } from './files/index.js';
import { LedgerModule } from './ledger/index.js';
import { NotificationsModule } from './notifications/index.js';
import { PaymentsModule } from './payments/index.js';
import { PayoutsModule } from './payouts/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { type Settings, SettingsModule } from './platform/settings.js';
import { PledgesModule } from './pledges/index.js';
import { ProjectsModule } from './projects/index.js';
import { ReconciliationModule } from './reconciliation/index.js';
import { RefundsModule } from './refunds/index.js';
import { SettlementModule } from './settlement/index.js';
import { UsersModule } from './users/index.js';
import { WebModule } from './web/index.js';

type AnyModule = Type | DynamicModule;

/** The table of contents, in rank order: each imports only what stands above it. */
const modules: AnyModule[] = [
  PlatformModule,
  FilesModule,
  AuditModule,
  UsersModule,
  LedgerModule,
  ProjectsModule,
  CampaignsModule,
  PaymentsModule,
  PledgesModule,
  CommunityModule,
  SettlementModule,
  PayoutsModule,
  RefundsModule,
  DeliveriesModule,
  ReconciliationModule,
  NotificationsModule,
  WebModule,
];

@Module({})
export class AppModule {
  /** `more` are modules that only a test adds. */
  static with(settings: Settings, more: readonly AnyModule[] = []): DynamicModule {
    return { module: AppModule, imports: [SettingsModule.with(settings), ...modules, ...more] };
  }
}
