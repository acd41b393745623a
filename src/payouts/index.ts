export * from './payout.events.js';
export { type PayoutLineState, payoutLineTransitions, type PayoutState, payoutTransitions } from './payout.state.js';
export { PayoutsModule } from './payouts.module.js';
