import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type LockedRefund } from './refund.rules.js';
import { type RefundCause, type RefundState } from './refund.state.js';

/** A refund to be made: the whole of one charge. Amounts in minor units. */
export interface NewRefund {
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly paymentId: string;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly currency: string;
}

/** A refund that this worker has for as long as its lease. */
export interface ClaimedRefund {
  readonly id: string;
  readonly state: RefundState;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly currency: string;
  readonly providerId: string | null;
  readonly providerPaymentId: string;
  readonly tries: number;
  readonly createTries: number;
  readonly leaseUntil: Date;
}

type Raw<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** Of `refunds f`: under nobody's lease, and not waiting before the provider is asked again. Both real time. */
export const claimable = `f.state in ('requested', 'sent') and (f.lease_until is null or f.lease_until <= clock_timestamp())
  and (f.retry_at is null or f.retry_at <= clock_timestamp())`;

const lease = `date_trunc('milliseconds', clock_timestamp()) + interval '60 seconds'`;

/** All SQL on refunds. */
@Injectable()
export class RefundsRepository {
  constructor(private readonly database: Database) {}

  /** Requests one refund per payment, due now; a payment that is refunded already, whatever for, is left out. */
  async insert(tx: Tx, cause: RefundCause, refunds: readonly NewRefund[], now: Date): Promise<string[]> {
    const inserted = await rows<{ id: string }>(
      tx,
      `insert into refunds (campaign_id, pledge_id, payment_id, amount, tip, currency, cause, state, due_at, requested_at)
       select n.*, $7, 'requested', $8::timestamptz, $8
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::text[])
         as n (campaign_id, pledge_id, payment_id, amount, tip, currency)
       where not exists (select 1 from refunds f where f.payment_id = n.payment_id)
       on conflict do nothing returning id`,
      [
        refunds.map(({ campaignId }) => campaignId),
        refunds.map(({ pledgeId }) => pledgeId),
        refunds.map(({ paymentId }) => paymentId),
        refunds.map(({ amount }) => amount),
        refunds.map(({ tip }) => tip),
        refunds.map(({ currency }) => currency),
        cause,
        now,
      ],
    );
    return inserted.map(({ id }) => id);
  }

  /** Takes up to `limit` refunds that are due; SKIP LOCKED keeps workers apart. */
  async claimDue(tx: Tx, limit: number): Promise<ClaimedRefund[]> {
    const found = await rows<Raw<ClaimedRefund>>(
      tx,
      `with picked as (
         select f.id from refunds f where f.due_at <= (select tally_now()) and ${claimable}
         order by f.due_at, f.id limit $1 for update skip locked)
       update refunds f set lease_until = ${lease} from picked, payments p
       where f.id = picked.id and p.id = f.payment_id
       returning f.id, f.state, f.amount, f.tip, f.currency, f.provider_id as "providerId", p.provider_id as "providerPaymentId",
         f.tries, f.create_tries as "createTries", f.lease_until as "leaseUntil"`,
      [limit],
    );
    return found.map((row) => ({ ...row, amount: BigInt(row.amount), tip: BigInt(row.tip) }));
  }

  /** Counts a call whose outcome is unknown; `replayed` when the provider would repeat its answer for the same key. */
  async retryAfter(
    tx: Tx,
    { id, leaseUntil }: ClaimedRefund,
    { waitMs, unknown, replayed }: { waitMs: number; unknown: boolean; replayed: boolean },
  ): Promise<void> {
    await rows(
      tx,
      `update refunds set lease_until = null, tries = tries + $4, create_tries = create_tries + $5,
         retry_at = clock_timestamp() + $3 * interval '1 millisecond'
       where id = $1 and lease_until = $2 and state in ('requested', 'sent')`,
      [id, leaseUntil, waitMs, unknown ? 1 : 0, replayed ? 1 : 0],
    );
  }

  /** The campaign of each refund: by our id, or by the provider's. */
  async campaignsOf(by: {
    ids: readonly string[];
    providerIds: readonly string[];
  }): Promise<{ id: string; providerId: string | null; campaignId: string }[]> {
    return this.database.read(
      `select id, provider_id as "providerId", campaign_id as "campaignId" from refunds
       where id = any($1::uuid[]) or provider_id = any($2::text[])`,
      [by.ids, by.providerIds],
    );
  }

  /** Locked in ascending order; the campaign's lock is held. */
  async lock(tx: Tx, ids: readonly string[]): Promise<LockedRefund[]> {
    const found = await rows<Raw<LockedRefund>>(
      tx,
      `select f.id, f.campaign_id as "campaignId", f.pledge_id as "pledgeId", g.round, f.amount, f.tip, f.currency, f.cause,
         f.state, f.provider_id as "providerId", p.provider_id as "providerPaymentId"
       from refunds f join payments p on p.id = f.payment_id join pledges g on g.id = f.pledge_id
       where f.id = any($1::uuid[]) order by f.id for update of f`,
      [ids],
    );
    return found.map((row) => ({ ...row, amount: BigInt(row.amount), tip: BigInt(row.tip) }));
  }

  /** Writes what became of a locked refund, and takes it off its worker. */
  async change(
    tx: Tx,
    id: string,
    next: { state: RefundState; providerId: string | null; dueAt: Date | null; failureCode: string | null },
  ): Promise<void> {
    await rows(
      tx,
      `update refunds set state = $2, provider_id = coalesce(provider_id, $3), due_at = $4, failure_code = $5,
         tries = 0, retry_at = null, lease_until = null where id = $1`,
      [id, next.state, next.providerId, next.dueAt, next.failureCode],
    );
  }

  /** Campaigns that are refunding, whose every item is final and every collected charge sent back. */
  async toFinish(limit: number): Promise<string[]> {
    const found = await this.database.read<{ id: string }>(`${refunded} order by c.updated_at, c.id limit $1`, [limit]);
    return found.map(({ id }) => id);
  }
}

/**
 * Campaigns `c` that have given everything back, by their totals; the last question is asked of those only: the
 * provider's fee of each charge has to be known, since the platform bears it.
 */
export const refunded = `
  select c.id, c.updated_at from campaigns c
  where c.state = 'refunding'
    and not exists (select 1 from campaign_rounds r where r.campaign_id = c.id and r.state = 'collecting')
    and not exists (select 1 from campaign_totals t where t.campaign_id = c.id and t.refunded <> t.collected)
    and not exists (select 1 from payments p where p.campaign_id = c.id and p.state = 'succeeded' and p.fee_known_at is null)
    and not exists (select 1 from refunds f where f.campaign_id = c.id and f.state in ('requested', 'sent'))`;
