import { emit, emitThin } from '../events/emit.js';
import type { World } from '../world.js';
import type { Account, CapabilityStatus } from './account.js';
import { accountV1 } from './account-v1.js';
import { recipientWith, requirementsOf } from './capabilities.js';

export type Outcome = 'complete' | 'requirement_due' | 'rejected';

const statusAfter: Readonly<Record<Outcome, CapabilityStatus>> = {
  complete: 'active',
  requirement_due: 'restricted',
  rejected: 'rejected',
};

/** What onboarding (or Stripe's own checks later on) decides about an account, with the thin events that tell it. */
export function decideAccount(world: World, id: string, outcome: Outcome): Account {
  const before = world.store.accounts.must(id);
  const status = statusAfter[outcome];
  const was = before.configuration.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status;
  const account = world.store.accounts.update(id, {
    configuration: { ...before.configuration, recipient: recipientWith(status) },
    requirements: requirementsOf(status),
  });
  emitThin(world, 'v2.core.account[requirements].updated', id);
  if (world.allowV1Accounts) emit(world, 'account.updated', accountV1(account), undefined, id);
  if (was === status) return account;
  for (const updated_capability of ['stripe_balance.stripe_transfers', 'stripe_balance.payouts']) {
    emitThin(world, 'v2.core.account[configuration.recipient].capability_status_updated', id, { updated_capability });
  }
  return account;
}
