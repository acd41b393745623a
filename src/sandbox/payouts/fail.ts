import { recordBalanceTransaction } from '../balance/record.js';
import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { refused } from '../protocol/api-error.js';
import type { World } from '../world.js';
import type { Payout } from './payout.js';

/** https://docs.stripe.com/api/payouts/failures, the ones that banks give most. */
export const payoutFailures = {
  account_closed: 'The bank account has been closed.',
  account_frozen: 'The bank account has been frozen.',
  could_not_process: 'The bank could not process this payout.',
  declined: 'The bank has declined this payout.',
  invalid_account_number: 'The routing number seems correct, but the account number is invalid.',
  no_account: 'The bank account could not be located.',
} as const;

export type PayoutFailure = keyof typeof payoutFailures;

/**
 * The bank sends a payout back, also days after it counted as paid: the money is available again. It is not paid out
 * anew by itself, as Stripe waits for another bank account.
 */
export function failPayout(world: World, id: string, code: PayoutFailure): Payout {
  const { account, object: before } = world.store.payouts.mustRow(id);
  if (before.status === 'failed' || before.status === 'canceled')
    throw refused(undefined, `A payout that is ${before.status} cannot fail any more.`);
  const { amount, currency } = before;
  const returned = recordBalanceTransaction(world, account, 'outside:banks', {
    ...{ type: 'payout_failure', amount, currency, source: id },
    reportingCategory: 'payout_reversal',
    description: 'PAYOUT FAILURE',
  });
  const payout = world.store.payouts.update(id, {
    status: 'failed',
    failure_balance_transaction: returned.id,
    failure_code: code,
    failure_message: payoutFailures[code],
  });
  emit(world, 'payout.failed', payout, previousOf(before, payout), account);
  return payout;
}
