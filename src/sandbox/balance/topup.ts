import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

/** https://docs.stripe.com/api/topups/object */
export function newTopup(created: number, amount: number, currency: string) {
  return {
    id: newId('tu'),
    object: 'topup' as const,
    amount,
    balance_transaction: null as string | null,
    created,
    currency,
    description: null as string | null,
    expected_availability_date: created,
    failure_code: null,
    failure_message: null,
    initiated_by: 'user',
    livemode: false,
    metadata: {} as Metadata,
    source: null,
    statement_descriptor: null as string | null,
    status: 'succeeded' as const,
    transfer_group: null as string | null,
  };
}

export type Topup = ReturnType<typeof newTopup>;
