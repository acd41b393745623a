export { type Account, accounts, campaignAccounts } from './accounts.js';
export { FoldBalances } from './fold-balances.js';
export { ImpossiblePosting, LedgerReferenceReused } from './ledger.errors.js';
export { LedgerModule } from './ledger.module.js';
export { type Flow, type KindBalance, LedgerRepository, type TrialBalance } from './ledger.repository.js';
export { Ledger } from './ledger.js';
export { type LedgerTransaction, type Posting, reversed } from './posting.rules.js';
