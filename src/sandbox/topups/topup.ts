import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

/** https://docs.stripe.com/api/topups/object; times in unix seconds. */
export function newTopup(created: number, expected: number, amount: number, currency: string) {
  return {
    id: newId('tu'),
    object: 'topup' as const,
    amount,
    balance_transaction: null as string | null,
    created,
    currency,
    description: null as string | null,
    expected_availability_date: expected,
    failure_code: null as string | null,
    failure_message: null as string | null,
    initiated_by: 'user',
    livemode: false,
    metadata: {} as Metadata,
    source: null,
    statement_descriptor: null as string | null,
    status: 'pending' as 'pending' | 'succeeded' | 'failed' | 'canceled' | 'reversed',
    transfer_group: null as string | null,
  };
}

export type Topup = ReturnType<typeof newTopup>;
