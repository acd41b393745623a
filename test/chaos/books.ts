import type pg from 'pg';
import { type Api } from '../../src/demo/api.js';

/** One line of the provider's book: a payment intent with what was charged on it. */
export interface BookLine {
  readonly id: string;
  readonly amount: number;
  readonly status: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly transfer_group: string | null;
  readonly succeeded_charges: number;
  readonly charged: number;
  readonly refunded: number;
  readonly fee: number;
}

interface Totals {
  readonly charges: number;
  readonly refunds: number;
  readonly refund_failures: number;
  readonly transfers: number;
  readonly fees: number;
  readonly net: number;
}

export interface Books {
  readonly balanced: boolean;
  readonly violations: readonly string[];
  readonly currencies: Readonly<Record<string, Totals>>;
  readonly payment_intents: readonly BookLine[];
}

/** One line of ours: a settlement item with what we believe and what the ledger says. */
export interface OurLine {
  readonly item: string;
  readonly pledge: string;
  readonly pledgeState: string;
  readonly paymentState: string;
  readonly providerId: string | null;
  readonly due: number;
  /** By the ledger: gross with tip, Stripe's fee, what was given back. */
  readonly booked: number;
  readonly fee: number;
  readonly refunded: number;
}

export interface OurBooks {
  readonly lines: readonly OurLine[];
  /** What the ledger says lies at the provider. */
  readonly balance: number;
  readonly transferred: number;
}

export const readBooks = (provider: Api): Promise<Books> => provider.get('/_sandbox/books?payment_intents=true');

export async function readOurBooks(db: pg.Client): Promise<OurBooks> {
  const { rows: lines } = await db.query<OurLine>(`
    with booked as (
      select t.reference, sum(p.amount) as amount from ledger_transactions t
      join ledger_postings p on p.transaction_id = t.id group by t.reference),
    refunded as (
      select f.payment_id, sum(b.amount) as amount from refunds f join booked b on b.reference = 'refund-' || f.id group by f.payment_id)
    select i.id as item, i.pledge_id as pledge, g.state as "pledgeState", p.state as "paymentState", p.provider_id as "providerId",
      (i.amount + i.tip)::integer as due, coalesce(c.amount, 0)::integer as booked,
      coalesce(f.amount, 0)::integer as fee, coalesce(r.amount, 0)::integer as refunded
    from settlement_items i join pledges g on g.id = i.pledge_id join payments p on p.item_id = i.id
    left join booked c on c.reference = 'pledge-collected-' || i.id
    left join balance_transactions b on b.ledger_reference = c.reference
    left join booked f on f.reference = 'provider-fee-' || b.id
    left join refunded r on r.payment_id = p.id`);
  const { rows: sums } = await db.query<{ balance: number; transferred: number }>(`
    select coalesce(sum(case when from_account = 'outside' then amount when to_account = 'outside' then -amount end), 0)::float8 as balance,
      coalesce(sum(amount) filter (where to_account like 'recipient:%:paid'), 0)::float8 as transferred
    from ledger_postings`);
  return { lines, balance: sums[0]?.balance ?? 0, transferred: sums[0]?.transferred ?? 0 };
}
