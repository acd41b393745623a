import { newId, randomText } from '../protocol/ids.js';
import type { Metadata } from '../parameters/metadata.js';

type Address = Readonly<Record<'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state', string | null>>;

/** https://docs.stripe.com/api/customers/object */
export function newCustomer(created: number) {
  return {
    id: newId('cus', 14),
    object: 'customer' as const,
    address: null as Address | null,
    balance: 0,
    created,
    currency: null as string | null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null as string | null,
    discount: null,
    email: null as string | null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null as string | null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {} as Metadata,
    name: null as string | null,
    next_invoice_sequence: 1,
    phone: null as string | null,
    preferred_locales: [] as string[],
    shipping: null as object | null,
    tax_exempt: 'none' as string | null,
    test_clock: null,
  };
}

export type Customer = ReturnType<typeof newCustomer>;
