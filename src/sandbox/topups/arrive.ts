import { recordBalanceTransaction } from '../balance/record.js';
import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { applyMetadata, type MetadataChange } from '../parameters/metadata.js';
import { refused } from '../protocol/api-error.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { newTopup, type Topup } from './topup.js';

const msPerDay = 86_400_000;

interface GivenTopup {
  readonly amount: number;
  readonly currency: string;
  readonly description?: string;
  readonly metadata?: MetadataChange;
  readonly statement_descriptor?: string;
  readonly transfer_group?: string;
}

/** Money from the platform's bank. It takes days at Stripe; here it is there at once unless `topup_days` says otherwise. */
export function createTopup(world: World, given: GivenTopup): Topup {
  const days = world.settings.topup_days;
  const now = world.clock.seconds();
  const topup = world.store.topups.insert(
    {
      ...newTopup(now, now + days * 86_400, given.amount, given.currency),
      description: given.description ?? null,
      metadata: applyMetadata({}, given.metadata),
      statement_descriptor: given.statement_descriptor ?? null,
      transfer_group: given.transfer_group ?? null,
    },
    null,
  );
  emit(world, 'topup.created', topup);
  if (days === 0) return arrive(world, topup);
  world.scheduler.schedule('topup_arrives', topup.id, 'virtual', days * msPerDay);
  return topup;
}

/** The task at the day on which the money is expected. */
export function topupArrives(world: World, id: string): void {
  const topup = world.store.topups.must(id);
  if (topup.status === 'pending') arrive(world, topup);
}

function arrive(world: World, before: Topup): Topup {
  const { id, amount, currency } = before;
  const credit = recordBalanceTransaction(world, platform, 'outside:banks', {
    type: 'topup',
    amount,
    currency,
    source: id,
  });
  const topup = world.store.topups.update(id, { status: 'succeeded', balance_transaction: credit.id });
  emit(world, 'topup.succeeded', topup, previousOf(before, topup));
  world.onAvailable(platform, currency);
  return topup;
}

/** The bank did not pay; what had arrived already is taken back. */
export function failTopup(world: World, before: Topup): Topup {
  const { id, amount, currency, status } = before;
  if (status !== 'pending' && status !== 'succeeded')
    throw refused(undefined, `A top-up that is ${status} cannot fail any more.`);
  const failure = { failure_code: 'insufficient_funds', failure_message: 'The bank account has insufficient funds.' };
  if (status === 'pending') {
    const failed = world.store.topups.update(id, { status: 'failed', ...failure });
    emit(world, 'topup.failed', failed, previousOf(before, failed));
    return failed;
  }
  recordBalanceTransaction(world, platform, 'outside:banks', {
    ...{ type: 'topup_reversal', amount: -amount, currency, source: id },
    reportingCategory: 'topup_reversal',
  });
  const reversed = world.store.topups.update(id, { status: 'reversed', ...failure });
  emit(world, 'topup.reversed', reversed, previousOf(before, reversed));
  return reversed;
}
