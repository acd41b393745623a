import { emit } from '../events/emit.js';
import type { Metadata } from '../parameters/metadata.js';
import { fingerprintOf, newId } from '../protocol/ids.js';
import type { World } from '../world.js';

interface Described {
  readonly account: string;
  readonly country: string;
  readonly currency: string;
  readonly number: string;
}

/** https://docs.stripe.com/api/external_account_bank_accounts/object */
function newBankAccount({ account, country, currency, number }: Described) {
  const nothingDue = { currently_due: [], errors: [], past_due: [], pending_verification: [] };
  return {
    id: newId('ba'),
    object: 'bank_account' as const,
    account,
    account_holder_name: null,
    account_holder_type: null,
    account_type: null,
    available_payout_methods: ['standard'],
    bank_name: 'STRIPE TEST BANK',
    country,
    currency,
    default_for_currency: true,
    fingerprint: fingerprintOf(number),
    future_requirements: nothingDue,
    last4: number.slice(-4),
    metadata: {} as Metadata,
    requirements: nothingDue,
    routing_number: null,
    status: 'new',
  };
}

export type BankAccount = ReturnType<typeof newBankAccount>;

/** What the owner of an account does at Stripe's dashboard: its money goes on to this bank account, and to no other. */
export function setBankAccount(world: World, accountId: string, number: string): BankAccount {
  const { identity, defaults } = world.store.accounts.must(accountId);
  const before = world.store.externalAccounts.having('account', accountId).rows.map(({ object }) => object);
  const country = identity.country?.toUpperCase() ?? 'BE';
  const described = { account: accountId, country, currency: defaults.currency ?? 'eur', number };
  const made = world.store.externalAccounts.insert(newBankAccount(described), null);
  emit(world, 'account.external_account.created', made, undefined, accountId);
  for (const old of before) {
    world.store.externalAccounts.delete(old.id);
    emit(world, 'account.external_account.deleted', { ...old, default_for_currency: false }, undefined, accountId);
  }
  return made;
}

/** Onboarding asks for one; a returning recipient has theirs. */
export function ensureBankAccount(world: World, accountId: string): void {
  if (world.store.externalAccounts.having('account', accountId).rows.length > 0) return;
  setBankAccount(world, accountId, 'BE89370400440532013000');
}
