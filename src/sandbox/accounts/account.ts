import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

export type CapabilityStatus = 'active' | 'pending' | 'restricted' | 'rejected' | 'unsupported';

export interface Capability {
  readonly status: CapabilityStatus;
  readonly status_details: readonly { readonly code: string; readonly resolution: string }[];
}

export interface Recipient {
  readonly applied: boolean;
  readonly capabilities?: {
    readonly stripe_balance?: { readonly payouts?: Capability; readonly stripe_transfers?: Capability };
  };
}

export interface Requirements {
  readonly entries: readonly object[];
  readonly summary?: object;
}

type Responsibilities = Readonly<Record<'fees_collector' | 'losses_collector' | 'requirements_collector', string>>;

/** https://docs.stripe.com/api/v2/core/accounts/object */
export function newAccount(created: string) {
  return {
    id: newId('acct', 16),
    object: 'v2.core.account' as const,
    applied_configurations: [] as string[],
    closed: false,
    configuration: {} as { recipient?: Recipient; merchant?: object; customer?: object },
    contact_email: null as string | null,
    contact_phone: null as string | null,
    created,
    dashboard: 'none' as string,
    defaults: {
      currency: null as string | null,
      locales: [] as string[],
      profile: {} as object,
      responsibilities: {
        fees_collector: 'application',
        losses_collector: 'application',
        requirements_collector: 'stripe',
      } as Responsibilities,
    },
    display_name: null as string | null,
    future_requirements: { entries: [] as object[] },
    identity: {} as { country?: string; entity_type?: string } & object,
    livemode: false,
    metadata: {} as Metadata,
    requirements: { entries: [] } as Requirements,
  };
}

export type Account = ReturnType<typeof newAccount>;
