export { type Check, checks } from './checks.js';
export { type MoneyStep, PledgeMoneyReport } from './pledge-money.report.js';
export { payoutsHalted } from './reconciliation.events.js';
export { ReconciliationModule } from './reconciliation.module.js';
export { type CheckResult, RunChecks } from './run-checks.js';
export { type TrialBalanceLine, TrialBalanceReport } from './trial-balance.report.js';
