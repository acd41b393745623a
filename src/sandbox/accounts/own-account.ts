import { endpoint } from '../protocol/endpoint.js';
import { newAccount } from './account.js';
import { accountV1 } from './account-v1.js';
import { recipientWith } from './capabilities.js';

/** The account whose key it is, a platform that may charge. https://docs.stripe.com/api/accounts/retrieve */
export const ownAccountEndpoint = endpoint({
  method: 'GET',
  path: '/v1/account',
  parameters: {},
  handle({ world }) {
    const shown = accountV1({
      ...newAccount(world.clock.iso()),
      id: 'acct_sandbox',
      dashboard: 'full',
      identity: { country: 'be', entity_type: 'company' },
      configuration: { recipient: recipientWith('active') },
    });
    return { ...shown, charges_enabled: true };
  },
});
