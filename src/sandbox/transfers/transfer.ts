import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

/** https://docs.stripe.com/api/transfer_reversals/object */
export function newReversal(created: number, transfer: string, amount: number, currency: string) {
  return {
    id: newId('trr'),
    object: 'transfer_reversal' as const,
    amount,
    balance_transaction: null as string | null,
    created,
    currency,
    destination_payment_refund: null as string | null,
    metadata: {} as Metadata,
    source_refund: null,
    transfer,
  };
}

export type Reversal = ReturnType<typeof newReversal>;

/** https://docs.stripe.com/api/transfers/object */
export function newTransfer(created: number, amount: number, currency: string, destination: string) {
  const id = newId('tr');
  return {
    id,
    object: 'transfer' as const,
    amount,
    amount_reversed: 0,
    balance_transaction: null as string | null,
    created,
    currency,
    description: null as string | null,
    destination,
    destination_payment: undefined as string | undefined,
    livemode: false,
    metadata: {} as Metadata,
    reversals: {
      object: 'list' as const,
      data: [] as Reversal[],
      has_more: false,
      url: `/v1/transfers/${id}/reversals`,
    },
    reversed: false,
    source_transaction: null,
    source_type: 'card',
    transfer_group: null as string | null,
  };
}

export type Transfer = ReturnType<typeof newTransfer>;
