import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type HeldPayment } from './payment.rules.js';
import { type PaymentState } from './payment.state.js';

/** What a settlement item asks for. Amounts in minor units; the card is charged `amount + tip`. */
export interface NewPayment {
  readonly itemId: string;
  readonly pledgeId: string;
  readonly campaignId: string;
  readonly userId: string;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly currency: string;
  /** The deadline whose money it is: the provider cannot have heard of it before, whatever backup our rows come from. */
  readonly dueAt: Date;
}

/** A payment under its lock, with its customer and open attempt. */
export interface LockedPayment extends HeldPayment, NewPayment {
  readonly id: string;
  readonly createTries: number;
  readonly feeKnownAt: Date | null;
}

/** What a recorded receipt changes on a payment. */
export interface PaymentChange {
  readonly id: string;
  readonly state: PaymentState;
  readonly providerId: string;
  readonly chargeId: string | null;
  readonly declinedChargeId: string | null;
  readonly succeededAt: Date | null;
  readonly askAt: Date | null;
}

type Raw<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] };

const columns = `p.id, p.item_id "itemId", p.pledge_id "pledgeId", p.campaign_id "campaignId", p.user_id "userId",
  p.amount, p.tip, p.currency, p.state, p.provider_id "providerId", p.create_tries "createTries",
  p.due_at "dueAt",  p.declined_charge_id "declinedChargeId", p.fee_known_at "feeKnownAt"`;

/** All SQL that writes payments; any number of rows per statement. */
@Injectable()
export class PaymentsRepository {
  constructor(private readonly database: Database) {}

  /** Inserts those that do not exist; returns the ids of the new ones. */
  async insertNew(tx: Tx, payments: readonly NewPayment[], now: Date): Promise<string[]> {
    const inserted = await rows<{ id: string }>(
      tx,
      `insert into payments (item_id, pledge_id, campaign_id, user_id, amount, tip, currency, due_at, state, created_at)
       select i.*, 'created', $9 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[],
         $7::text[], $8::timestamptz[]) as i
       on conflict (item_id) do nothing returning id`,
      [
        payments.map((payment) => payment.itemId),
        payments.map((payment) => payment.pledgeId),
        payments.map((payment) => payment.campaignId),
        payments.map((payment) => payment.userId),
        payments.map((payment) => payment.amount),
        payments.map((payment) => payment.tip),
        payments.map((payment) => payment.currency),
        payments.map((payment) => payment.dueAt),
        now,
      ],
    );
    return inserted.map(({ id }) => id);
  }

  /** Locks the payments of these items or provider's ids, in ascending order so that two groups cannot wait for each other. */
  async lock(tx: Tx, by: { itemIds?: readonly string[]; providerIds?: readonly string[] }): Promise<LockedPayment[]> {
    const held = await rows<Omit<Raw<LockedPayment>, 'openAttempt'>>(
      tx,
      `with held as materialized (
         select * from payments where id in (
           select id from payments where item_id = any($1::uuid[])
           union select id from payments where provider_id = any($2::text[]))
         order by id for update
       )
       select ${columns}, c.provider_id "customerId" from held p left join customers c on c.user_id = p.user_id`,
      [by.itemIds ?? [], by.providerIds ?? []],
    );
    // A statement of its own: it must see what was committed while the one above waited for its locks.
    const open = await rows<{ paymentId: string; number: number }>(
      tx,
      `select payment_id "paymentId", number from payment_attempts
       where payment_id = any($1::uuid[]) and (outcome is null or outcome = 'processing')`,
      [held.map(({ id }) => id)],
    );
    const openAttempts = new Map(open.map(({ paymentId, number }) => [paymentId, number]));
    return held.map((row) => ({
      ...row,
      amount: BigInt(row.amount),
      tip: BigInt(row.tip),
      openAttempt: openAttempts.get(row.id) ?? null,
    }));
  }

  /** The ids stand as an array too, so that they are looked up by the primary key: a join alone may read the whole table. */
  async change(tx: Tx, changes: readonly PaymentChange[]): Promise<void> {
    if (changes.length === 0) return;
    await rows(
      tx,
      `update payments p
       set state = c.state, provider_id = c.provider_id, charge_id = c.charge_id,
           declined_charge_id = c.declined_charge_id, succeeded_at = c.succeeded_at, ask_at = c.ask_at
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
         as c (id, state, provider_id, charge_id, declined_charge_id, succeeded_at, ask_at)
       where p.id = any($1::uuid[]) and p.id = c.id and p.state not in ('succeeded', 'cancelled')`,
      [
        changes.map((change) => change.id),
        changes.map((change) => change.state),
        changes.map((change) => change.providerId),
        changes.map((change) => change.chargeId),
        changes.map((change) => change.declinedChargeId),
        changes.map((change) => change.succeededAt),
        changes.map((change) => change.askAt),
      ],
    );
  }

  /** Keeps the provider's ids of payments that have none. */
  async keepProviderIds(tx: Tx, known: readonly { id: string; providerId: string }[]): Promise<void> {
    if (known.length === 0) return;
    await rows(
      tx,
      `update payments p set provider_id = k.provider_id
       from unnest($1::uuid[], $2::text[]) as k (id, provider_id) where p.id = k.id and p.provider_id is null`,
      [known.map(({ id }) => id), known.map(({ providerId }) => providerId)],
    );
  }

  /** Ends a payment of which the provider knows nothing. */
  async cancelUnbegun(tx: Tx, id: string): Promise<void> {
    await rows(tx, `update payments set state = 'cancelled', ask_at = null where id = $1 and provider_id is null`, [
      id,
    ]);
  }

  /** A create ended in a 5xx that left nothing behind: the next one needs another key. */
  async countCreateTry(tx: Tx, id: string): Promise<void> {
    await rows(tx, 'update payments set create_tries = create_tries + 1 where id = $1 and provider_id is null', [id]);
  }

  /**
   * Claims payments to ask about: pushed ahead, so that two workers do not ask twice and none is forgotten. A debit may
   * take days and is asked about daily; the fee of a charge an hour later.
   */
  async claimToAsk(tx: Tx, limit: number): Promise<{ itemId: string; state: PaymentState; chargeId: string | null }[]> {
    return rows(
      tx,
      `update payments set ask_at = tally_now() + case when state = 'processing' then interval '1 day' else interval '1 hour' end
       where id in (select id from payments where ask_at <= tally_now() order by ask_at limit $1 for update skip locked)
       returning item_id "itemId", state, charge_id "chargeId"`,
      [limit],
    );
  }

  /** The provider's fees are booked: nothing is left to ask. */
  async feesKnown(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
    if (ids.length === 0) return;
    await rows(
      tx,
      `update payments set fee_known_at = $2, ask_at = case when state = 'succeeded' then null else ask_at end
       where id = any($1::uuid[]) and fee_known_at is null`,
      [ids, now],
    );
  }

  /** What decides whether a webhook is worth a call; no lock, since the recording decides again under one. */
  async standing(providerIds: readonly string[], itemIds: readonly string[]): Promise<PaymentGlance[]> {
    return this.database.read<PaymentGlance>(
      `select p.item_id "itemId", p.provider_id "providerId", p.state, p.declined_charge_id "declinedChargeId",
              p.fee_known_at "feeKnownAt",
              exists (select from payment_attempts a where a.payment_id = p.id and (a.outcome is null or a.outcome = 'processing')) "attemptOpen"
       from payments p where p.id in (
         select id from payments where provider_id = any($1::text[])
         union select id from payments where item_id = any($2::uuid[]))`,
      [providerIds, itemIds],
    );
  }
}

export interface PaymentGlance {
  readonly itemId: string;
  readonly providerId: string | null;
  readonly state: PaymentState;
  readonly declinedChargeId: string | null;
  readonly feeKnownAt: Date | null;
  readonly attemptOpen: boolean;
}
