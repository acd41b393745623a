export { AskCharge } from './ask-charge.js';
export { AskPayment, type PaymentStanding } from './ask-payment.js';
export { AskSetup, type SetupStanding } from './ask-setup.js';
export { type BookedBalanceTransaction } from './balance-transactions.repository.js';
export { CancelPayment, type CancelResult } from './cancel-payment.js';
export { CancelSetup } from './cancel-setup.js';
export { CatchUp, type CaughtUp } from './catch-up.js';
export { ChargePayment, type ChargeResult } from './charge-payment.js';
export { consentLapsed, forbidsRepeat, type PublicDeclineReason, publicReasonOf } from './decline.rules.js';
export { LetCardsGo } from './let-cards-go.js';
export { OpenPayments } from './open-payments.js';
export { PaymentClosed, PaymentNotFound, PaymentsBusy, PaymentsUnreachable, SetupClosed } from './payment.errors.js';
export {
  bankPayoutChanged,
  disputeChanged,
  paymentCancelled,
  paymentDeclined,
  paymentNeedsAuthentication,
  type PaymentNews,
  paymentProcessing,
  paymentSucceeded,
  recipientAccountChanged,
  refundChanged,
  savedCardChanged,
  setupSucceeded,
  transferChanged,
} from './payment.events.js';
export { type NewProviderPayment, PaymentGateway } from './payment-gateway.js';
export { type FeesSoFar, Payments, type PaymentView } from './payment-questions.js';
export { PaymentSecret, type BrowserPayment } from './payment-secret.js';
export { type PaymentState, paymentTransitions } from './payment.state.js';
export { type AskedSetup } from './open-setup.js';
export { type NewPayment } from './payments.repository.js';
export { PaymentsModule } from './payments.module.js';
export { PrepareSetup } from './prepare-setup.js';
export { eventsWanted } from './provider-event.rules.js';
export { answering } from './provider-problem.js';
export {
  isKeySpent,
  ProviderBusy,
  ProviderMismatch,
  ProviderRefused,
  ProviderUnknownOutcome,
} from './provider.errors.js';
export type * from './provider-objects.js';
export { RecordBalanceTransactions } from './record-balance-transactions.js';
export { collectedReference } from './record-payment-intents.js';
export { SavedCards } from './saved-cards.js';
export { type SetupState, setupTransitions } from './setup.state.js';
export { type SavedCard } from './setups.repository.js';
export { type SetupReturn, StartHostedSetup } from './start-hosted-setup.js';
export { type StartedSetup, StartSetup } from './start-setup.js';
export { type ProviderInBrowser, providerInBrowser } from './stripe/stripe-browser.js';
export { type WebhookEndpoint } from './stripe/stripe-endpoints.js';
export { type PlatformAccount, readPlatformAccount } from './stripe/stripe-platform.js';
