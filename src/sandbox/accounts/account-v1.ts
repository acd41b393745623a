import type { Account } from './account.js';

const empty = {
  ...{ alternatives: [], current_deadline: null, errors: [] },
  ...{ currently_due: [] as string[], eventually_due: [] as string[], past_due: [], pending_verification: [] },
};
const missing = ['external_account', 'individual.dob.day', 'tos_acceptance.date'];
const typeOf: Readonly<Record<string, string>> = { express: 'express', full: 'standard', none: 'custom' };

/** The same account as API v1 showed it: https://docs.stripe.com/api/accounts/object */
export function accountV1(account: Account) {
  const { stripe_balance: balance } = account.configuration.recipient?.capabilities ?? {};
  const status = balance?.stripe_transfers?.status;
  const active = status === 'active';
  const due = active ? [] : missing;
  const disabled_reason = active ? null : status === 'rejected' ? 'rejected.other' : 'requirements.past_due';
  return {
    id: account.id,
    object: 'account' as const,
    business_profile: null,
    business_type: account.identity.entity_type ?? null,
    capabilities: status === undefined ? {} : { transfers: status === 'pending' || active ? status : 'inactive' },
    charges_enabled: false,
    country: account.identity.country?.toUpperCase(),
    created: Math.floor(Date.parse(account.created) / 1000),
    default_currency: account.defaults.currency ?? 'eur',
    details_submitted: active,
    email: account.contact_email,
    external_accounts: {
      ...{ object: 'list', data: [], has_more: false },
      url: `/v1/accounts/${account.id}/external_accounts`,
    },
    future_requirements: { ...empty, disabled_reason: null },
    metadata: account.metadata,
    payouts_enabled: active,
    requirements: { ...empty, currently_due: due, eventually_due: due, disabled_reason },
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: typeOf[account.dashboard] ?? 'custom',
  };
}
