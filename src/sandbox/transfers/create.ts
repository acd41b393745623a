import { assertAvailable } from '../balance/funds.js';
import { recordBalanceTransaction } from '../balance/record.js';
import { newCharge } from '../charges/charge.js';
import { emit } from '../events/emit.js';
import { applyMetadata, type MetadataChange } from '../parameters/metadata.js';
import { assertInSteps } from '../parameters/money.js';
import { noSuch, refused } from '../protocol/api-error.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { newTransfer, type Transfer } from './transfer.js';

export interface GivenTransfer {
  readonly amount: number;
  readonly currency: string;
  readonly destination: string;
  readonly description?: string;
  readonly metadata?: MetadataChange;
  readonly transfer_group?: string;
}

/** Moves available money of the platform to a connected account, where it is available at once. */
export function createTransfer(world: World, given: GivenTransfer): Transfer {
  const { amount, currency, destination } = given;
  assertInSteps(amount, currency);
  assertReceives(world, destination);
  assertAvailable(world, platform, amount, currency);
  const created = world.clock.seconds();
  const blank = newTransfer(created, amount, currency, destination);
  const payment = { ...newCharge(created, 'py', amount, currency), source_transfer: blank.id };
  const sent = { currency, source: blank.id, description: given.description ?? null };
  const debit = recordBalanceTransaction(world, platform, 'stripe:transit', {
    ...sent,
    type: 'transfer',
    amount: -amount,
  });
  const received = { type: 'payment' as const, amount, currency, source: payment.id, reportingCategory: 'charge' };
  const credit = recordBalanceTransaction(world, destination, 'stripe:transit', received);
  world.store.charges.insert({ ...payment, balance_transaction: credit.id }, null, destination);
  const transfer = world.store.transfers.insert(
    {
      ...blank,
      balance_transaction: debit.id,
      description: given.description ?? null,
      destination_payment: payment.id,
      metadata: applyMetadata({}, given.metadata),
      transfer_group: given.transfer_group ?? null,
    },
    null,
  );
  emit(world, 'transfer.created', transfer);
  world.onAvailable(destination, currency);
  return transfer;
}

function assertReceives(world: World, destination: string): void {
  const account = world.store.accounts.get(destination);
  if (!account) throw noSuch('destination', destination, 'destination');
  const capability = account.configuration.recipient?.capabilities?.stripe_balance?.stripe_transfers;
  if (capability?.status === 'active') return;
  throw refused(
    'insufficient_capabilities_for_transfer',
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
  );
}
