import { accountEndpoints } from '../accounts/endpoints.js';
import { accountV1Endpoints } from '../accounts/endpoints-v1.js';
import { ownAccountEndpoint } from '../accounts/own-account.js';
import { externalAccountEndpoints } from '../accounts/external-accounts.js';
import { accountLinkEndpoints } from '../accounts/links.js';
import { balanceEndpoints } from '../balance/endpoints.js';
import { balanceSettingsEndpoints } from '../balance-settings/endpoints.js';
import { chargeEndpoints } from '../charges/endpoints.js';
import { checkoutEndpoints } from '../checkout/endpoints.js';
import { customerEndpoints } from '../customers/endpoints.js';
import { disputeEndpoints } from '../disputes/endpoints.js';
import { eventEndpoints } from '../events/endpoints.js';
import { mandateEndpoints } from '../mandates/endpoints.js';
import { paymentIntentEndpoints } from '../payment-intents/endpoints.js';
import { paymentMethodEndpoints } from '../payment-methods/endpoints.js';
import { payoutEndpoints } from '../payouts/endpoints.js';
import { refundEndpoints } from '../refunds/endpoints.js';
import { setupIntentEndpoints } from '../setup-intents/endpoints.js';
import { topupEndpoints } from '../topups/endpoints.js';
import { transferEndpoints } from '../transfers/endpoints.js';
import { webhookEndpoints } from '../webhooks/endpoints.js';
import type { Endpoint } from './endpoint.js';

/** Every call of Stripe's API that the sandbox answers. */
export const apiTable: readonly Endpoint[] = [
  ...customerEndpoints,
  ...paymentMethodEndpoints,
  ...setupIntentEndpoints,
  ...mandateEndpoints,
  ...checkoutEndpoints,
  ...paymentIntentEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...transferEndpoints,
  ...payoutEndpoints,
  ...balanceEndpoints,
  ...balanceSettingsEndpoints,
  ...topupEndpoints,
  ...disputeEndpoints,
  ...accountEndpoints,
  ...accountV1Endpoints,
  ownAccountEndpoint,
  ...externalAccountEndpoints,
  ...accountLinkEndpoints,
  ...eventEndpoints,
  ...webhookEndpoints,
];
