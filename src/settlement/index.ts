export { concurrencyFor } from './collect-items.js';
export { drain, forAWhile } from './drain.js';
export {
  campaignRefunding,
  campaignSettled,
  collectedWhileRefunding,
  itemHeld,
  pledgeCollected,
  pledgeDropped,
  pledgeNotCollected,
  unexpectedReceipt,
} from './settlement.events.js';
export { ReleaseHeldItem } from './release-held-item.js';
export { decideOutcome, decideShortfall, platformFee } from './outcome.rules.js';
export { attemptSlotsMs, backoffMs, windowMs } from './schedule.rules.js';
export { HeldItemNotFound } from './settlement.errors.js';
export { type ItemState, itemTransitions } from './settlement-item.state.js';
export { SettlementModule } from './settlement.module.js';
export { ReadSettlement } from './read-settlement.js';
export { type SettlementResponse, toSettlementResponse } from './settlement.dto.js';
