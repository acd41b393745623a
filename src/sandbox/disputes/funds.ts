import { recordBalanceTransaction } from '../balance/record.js';
import { isDebit } from '../charges/charge.js';
import { emit } from '../events/emit.js';
import { disputeFee } from '../money/fees.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import type { Dispute } from './dispute.js';

/** The disputed amount and the fee leave the platform. The fee never comes back. */
export function withdraw(world: World, dispute: Dispute): Dispute {
  const { id, amount, currency } = dispute;
  const fee = disputeFee(currency, isDebit(world.store.charges.must(dispute.charge)));
  return book(world, dispute, 'charge.dispute.funds_withdrawn', {
    ...{ type: 'adjustment', amount: -amount, currency, source: id, fee },
    reportingCategory: 'dispute',
    description: `Chargeback withdrawal for ${dispute.charge}`,
  });
}

export function reinstate(world: World, dispute: Dispute): Dispute {
  const { id, amount, currency } = dispute;
  return book(world, dispute, 'charge.dispute.funds_reinstated', {
    ...{ type: 'adjustment', amount, currency, source: id },
    reportingCategory: 'dispute_reversal',
    description: `Chargeback reversal for ${dispute.charge}`,
  });
}

function book(
  world: World,
  dispute: Dispute,
  event: string,
  given: Parameters<typeof recordBalanceTransaction>[3],
): Dispute {
  const transaction = recordBalanceTransaction(world, platform, 'outside:disputes', given);
  const booked = world.store.disputes.update(dispute.id, {
    balance_transactions: [...dispute.balance_transactions, transaction],
  });
  emit(world, event, booked);
  return booked;
}
