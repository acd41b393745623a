import type { Capability, CapabilityStatus, Recipient } from './account.js';

/** Why a capability is not active, in Stripe's words. */
const details: Readonly<Record<CapabilityStatus, Capability['status_details']>> = {
  active: [],
  pending: [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }],
  restricted: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
  rejected: [{ code: 'rejected_other', resolution: 'contact_stripe' }],
  unsupported: [{ code: 'unsupported_country', resolution: 'contact_stripe' }],
};

export function recipientWith(status: CapabilityStatus): Recipient {
  const capability = { status, status_details: details[status] };
  return { applied: true, capabilities: { stripe_balance: { payouts: capability, stripe_transfers: capability } } };
}

/** What is missing while the account is restricted. */
export function requirementsOf(status: CapabilityStatus): { entries: object[]; summary?: object } {
  if (status !== 'restricted') return { entries: [] };
  const minimum_deadline = { status: 'currently_due' };
  const entries = ['identity.individual.date_of_birth', 'configuration.recipient.default_outbound_destination'].map(
    (description) => ({
      awaiting_action_from: 'user',
      description,
      errors: [],
      impact: {
        restricts_capabilities: ['stripe_balance.payouts', 'stripe_balance.stripe_transfers'].map((capability) => ({
          capability,
          configuration: 'recipient',
          deadline: minimum_deadline,
        })),
      },
      minimum_deadline,
      requested_reasons: [{ code: 'routine_onboarding' }],
    }),
  );
  return { entries, summary: { minimum_deadline } };
}
