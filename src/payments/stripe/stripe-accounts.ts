import type Stripe from 'stripe';
import { type PaymentGateway } from '../payment-gateway.js';

/** What an account is always answered with. */
export const accountIncludes: Stripe.V2.Core.AccountRetrieveParams.Include[] = [
  'configuration.recipient',
  'identity',
  'requirements',
];

/** Accounts v2: an express dashboard, fees and losses ours, and nothing but the wish to receive transfers. */
export const recipientAccount = ({
  recipientId,
  legalName,
  email,
  country,
}: Parameters<PaymentGateway['createAccount']>[0]): Stripe.V2.Core.AccountCreateParams => ({
  contact_email: email,
  display_name: legalName,
  dashboard: 'express',
  identity: { country: country.toLowerCase(), business_details: { registered_name: legalName } },
  defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
  configuration: {
    recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
  },
  metadata: { recipient: recipientId },
  include: accountIncludes,
});
