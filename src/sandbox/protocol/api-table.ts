import { accountEndpoints } from '../accounts/endpoints.js';
import { accountLinkEndpoints } from '../accounts/links.js';
import { balanceEndpoints } from '../balance/endpoints.js';
import { chargeEndpoints } from '../charges/endpoints.js';
import { customerEndpoints } from '../customers/endpoints.js';
import { disputeEndpoints } from '../disputes/endpoints.js';
import { eventEndpoints } from '../events/endpoints.js';
import { paymentIntentEndpoints } from '../payment-intents/endpoints.js';
import { paymentMethodEndpoints } from '../payment-methods/endpoints.js';
import { payoutEndpoints } from '../payouts/endpoints.js';
import { refundEndpoints } from '../refunds/endpoints.js';
import { setupIntentEndpoints } from '../setup-intents/endpoints.js';
import { transferEndpoints } from '../transfers/endpoints.js';
import { webhookEndpoints } from '../webhooks/endpoints.js';
import type { Endpoint } from './endpoint.js';

/** Every call of Stripe's API that the sandbox answers. */
export const apiTable: readonly Endpoint[] = [
  ...customerEndpoints,
  ...paymentMethodEndpoints,
  ...setupIntentEndpoints,
  ...paymentIntentEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...transferEndpoints,
  ...payoutEndpoints,
  ...balanceEndpoints,
  ...disputeEndpoints,
  ...accountEndpoints,
  ...accountLinkEndpoints,
  ...eventEndpoints,
  ...webhookEndpoints,
];
