export { type Address, type AddressInput, addressIn, postalCodeExample } from './address.rules.js';
export { ApplySavedCards } from './apply-saved-cards.js';
export { AskPendingPledges } from './ask-pending-pledges.js';
export { AskFreshCode } from './ask-fresh-code.js';
export { CancelPledge } from './cancel-pledge.js';
export { type CardGroup, CardGroups } from './card-groups.js';
export { type CardTrouble, troubleOf } from './card.rules.js';
export { ChangePledge, type PledgeChange } from './change-pledge.js';
export { type ShownConsent } from './consent.js';
export { chargingEnds, type ConsentText } from './consent.rules.js';
export { DenyPledge } from './deny-pledge.js';
export { EraseByLink } from './erase-by-link.js';
export { ForgetCards } from './forget-cards.js';
export { ConfirmFreshCode } from './confirm-fresh-code.js';
export { freshForMs } from './fresh-code.rules.js';
export { type HeldPledge, totalOf } from './held-pledge.js';
export { isSent, KeepAddress } from './keep-address.js';
export { MakePledge, type NewPledge } from './make-pledge.js';
export { PledgeAccess } from './pledge-access.js';
export { type Visibility } from './pledge.entity.js';
export {
  AmountBelowRewards,
  ConsentMissing,
  ConsentOutdated,
  FreshCodeNeeded,
  PledgeNotFound,
  PostalCodeWrong,
  RewardSoldOut,
} from './pledge.errors.js';
export * from './pledge.events.js';
export { PledgeList, type PledgeStep } from './pledge-list.js';
export { assertWish, type ChosenReward, type Shelf, type Shipment, type Wish } from './pledge.rules.js';
export { type PledgeState, pledgeTransitions } from './pledge.state.js';
export { type ActivePledge, type PledgeCard, type PledgeMove, type PledgePlace, Pledges } from './pledges.js';
export { PledgesModule } from './pledges.module.js';
export { PreviewConsent } from './preview-consent.js';
export { PreviewConsentAnew } from './preview-consent-anew.js';
export { waitsForCard } from './prepare-card.js';
export { SendPledgeLinks } from './send-pledge-links.js';
export { ReadAddress, type ShownAddress } from './read-address.js';
export { StartCardPage } from './start-card-page.js';
