import { PayoutsModule } from '../payouts/index.js';
import { ProjectsModule } from '../projects/index.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountController } from './my-account/account.controller.js';
import { RecipientController } from './my-account/recipient.controller.js';

/** The pages of accounts and of those who make projects. */
export const creatorControllers = [AccountsController, AccountController, RecipientController];
export const creatorProviders = [];
export const creatorModules = [ProjectsModule, PayoutsModule];
