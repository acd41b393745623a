import { AccountsController } from './accounts/accounts.controller.js';

/** The pages of accounts and of those who make projects. */
export const creatorControllers = [AccountsController];
export const creatorProviders = [];
export const creatorModules = [];
