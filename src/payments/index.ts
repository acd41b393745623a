export {
  bankPayoutChanged,
  paymentCancelled,
  paymentDeclined,
  paymentNeedsAuthentication,
  type PaymentNews,
  paymentProcessing,
  paymentSucceeded,
  recipientAccountChanged,
  refundChanged,
  setupSucceeded,
  transferChanged,
} from './payment.events.js';
export { type NewProviderPayment, PaymentGateway } from './payment-gateway.js';
export { type PaymentState, paymentTransitions } from './payment.state.js';
export { ProviderBusy, ProviderMismatch, ProviderRefused, ProviderUnknownOutcome } from './provider.errors.js';
export type * from './provider-objects.js';
export { type SetupState, setupTransitions } from './setup.state.js';
