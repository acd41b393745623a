import { DeliveriesModule } from '../deliveries/index.js';
import { FilesModule } from '../files/index.js';
import { PayoutsModule } from '../payouts/index.js';
import { ProjectsModule } from '../projects/index.js';
import { RefundsModule } from '../refunds/index.js';
import { SettlementModule } from '../settlement/index.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { ConfirmSheets } from './confirm/confirm-sheets.js';
import { ConfirmController } from './confirm/confirm.controller.js';
import { Dashboard } from './dashboard/dashboard.js';
import { DashboardQuery } from './dashboard/dashboard.query.js';
import { DeliveriesTableController } from './deliveries/deliveries-table.controller.js';
import { MyDeliveriesController } from './deliveries/deliveries.controller.js';
import { CancelController } from './launch/cancel.controller.js';
import { LaunchPagesController } from './launch/launch.controller.js';
import { AccountDesk } from './my-account/account-desk.js';
import { AccountController } from './my-account/account.controller.js';
import { RecipientController } from './my-account/recipient.controller.js';
import { MyCampaignController } from './my-campaign/campaign.controller.js';
import { CampaignDesk } from './my-campaign/campaign-desk.js';
import { Overview } from './my-campaign/overview.js';
import { BeforeOpeningController } from './my-campaign/before-opening.controller.js';
import { LinesController } from './my-lines/lines.controller.js';
import { BackerListController } from './my-money/backer-list.controller.js';
import { MyBackers } from './my-money/backers.query.js';
import { EvidenceController } from './my-money/evidence.controller.js';
import { MyMoneyController } from './my-money/money.controller.js';
import { MyRefundsController } from './my-money/refunds.controller.js';
import { CoverController } from './my-projects/cover.controller.js';
import { PicturesPageController } from './my-projects/pictures.controller.js';
import { MailChoicesPagesController } from './mail-choices/mail-choices.controller.js';
import { EraseController } from './my-data/erase.controller.js';
import { ExportData } from './my-data/export-data.js';
import { MyDataApiController, MyDataController } from './my-data/my-data.controller.js';
import { DeputyController } from './my-projects/deputy.controller.js';
import { LocationController } from './my-projects/location.controller.js';
import { ProjectController } from './my-projects/project.controller.js';
import { ProjectDesk } from './my-projects/project-desk.js';
import { ProjectsController } from './my-projects/projects.controller.js';
import { SecuritySheets } from './my-security/security-sheets.js';
import { SecurityController } from './my-security/security.controller.js';
import { PasskeyPagesController } from './passkeys/passkeys.controller.js';
import { StartController } from './start/start.controller.js';

const letters = [MailChoicesPagesController];
const data = [MyDataApiController, MyDataController, EraseController];
const accounts = [
  AccountsController,
  AccountController,
  SecurityController,
  ConfirmController,
  PasskeyPagesController,
  RecipientController,
  ...letters,
  ...data,
];
const projects = [
  StartController,
  ProjectsController,
  ProjectController,
  CoverController,
  LocationController,
  PicturesPageController,
  DeputyController,
];
const drafts = [
  MyCampaignController,
  BeforeOpeningController,
  LinesController,
  LaunchPagesController,
  CancelController,
];
const delivering = [MyDeliveriesController, DeliveriesTableController];
const running = [MyMoneyController, EvidenceController, MyRefundsController, BackerListController, ...delivering];

/** The pages of accounts and of those who make projects. */
export const creatorControllers = [...accounts, ...projects, ...drafts, ...running];
export const creatorProviders = [
  SecuritySheets,
  ConfirmSheets,
  AccountDesk,
  ExportData,
  ProjectDesk,
  CampaignDesk,
  Overview,
  Dashboard,
  DashboardQuery,
  MyBackers,
];
export const creatorModules = [
  FilesModule,
  ProjectsModule,
  PayoutsModule,
  RefundsModule,
  SettlementModule,
  DeliveriesModule,
];
