export { AskPendingPledges } from './ask-pending-pledges.js';
export { ForgetCards } from './forget-cards.js';
export { MakePledge, type NewPledge } from './make-pledge.js';
export { PledgeAccess } from './pledge-access.js';
export { PledgeNotFound } from './pledge.errors.js';
export * from './pledge.events.js';
export { type PledgeState, pledgeTransitions } from './pledge.state.js';
export { type ActivePledge, type PledgeCard, type PledgeMove, Pledges } from './pledges.js';
export { PledgesModule } from './pledges.module.js';
