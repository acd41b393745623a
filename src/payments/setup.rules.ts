import { type ProviderSetup } from './provider-objects.js';
import { type SetupState } from './setup.state.js';

/** What we hold about the saving of a card when news of it comes. */
export interface HeldSetup {
  readonly state: SetupState;
  readonly providerId: string | null;
  readonly customerId: string | null;
}

export type SetupMove =
  | { readonly kind: 'mismatch'; readonly field: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'moves'; readonly to: Exclude<SetupState, 'pending'> };

/** Decides what news of a SetupIntent changes; it comes in any order, late and twice, so a state only moves forward. */
export function decideSetup(held: HeldSetup, setup: ProviderSetup, livemode: boolean): SetupMove {
  if (setup.livemode !== livemode) return { kind: 'mismatch', field: 'livemode' };
  if (held.providerId !== null && held.providerId !== setup.id) return { kind: 'mismatch', field: 'id' };
  if (setup.customerId !== held.customerId) return { kind: 'mismatch', field: 'customer' };
  if (held.state !== 'pending' || setup.status === 'pending') return { kind: 'nothing' };
  if (setup.status === 'succeeded' && !setup.card) return { kind: 'mismatch', field: 'card' };
  return { kind: 'moves', to: setup.status };
}
