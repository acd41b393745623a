import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx, violatedConstraint } from '../platform/database/index.js';
import { type Part } from './ordering.rules.js';
import { RefundRetried, RefundTooLarge } from './refund.errors.js';
import { type LockedRefund } from './refund.rules.js';
import { isPaid } from './refundings.report.js';
import { chargeDisputed, type RefundCause, type RefundState } from './refund.state.js';

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
  readonly requestedAt: Date;
  readonly now: Date;
  readonly leaseUntil: Date;
}

/** A refund of one charge that somebody ordered, makes anew, or made at the provider. */
export interface OneRefund extends NewRefund {
  readonly cause: RefundCause;
  readonly state: 'proposed' | 'requested';
  readonly orderedBy: string | null;
  readonly decidedBy?: string | null;
  readonly runId?: string | null;
  readonly providerFee: bigint;
  readonly retryOf: string | null;
  /** Of one that was made at the provider. */
  readonly providerId?: string;
  readonly at: Date;
}

type Raw<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** Of `refunds f`: under nobody's lease, and not waiting before the provider is asked again. Both real time. */
export const claimable = `f.state in ('requested', 'sent') and (f.lease_until is null or f.lease_until <= clock_timestamp())
  and (f.retry_at is null or f.retry_at <= clock_timestamp())`;

const exact = (row: Raw<LockedRefund>): LockedRefund => ({
  ...row,
  amount: BigInt(row.amount),
  tip: BigInt(row.tip),
  providerFee: BigInt(row.providerFee),
});

const lease = `date_trunc('milliseconds', clock_timestamp()) + interval '60 seconds'`;

/** All SQL on refunds. */
@Injectable()
export class RefundsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Requests what is left of each payment, due now. A failed refund for the same cause is for staff, so that this can be
   * repeated without harm; one for another cause, or of a charge that was disputed then, keeps nothing back. While a bank
   * decides about a charge, nothing of it is asked for.
   */
  async insert(tx: Tx, cause: RefundCause, refunds: readonly NewRefund[], now: Date): Promise<string[]> {
    const inserted = await rows<{ id: string }>(
      tx,
      `insert into refunds (campaign_id, pledge_id, payment_id, amount, tip, currency, cause, state, due_at, requested_at)
       select n.campaign_id, n.pledge_id, n.payment_id, n.amount - live.amount, n.tip - live.tip, n.currency, $7, 'requested', $8::timestamptz, $8
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::text[])
         as n (campaign_id, pledge_id, payment_id, amount, tip, currency)
       cross join lateral (
         select coalesce(sum(f.amount), 0) as amount, coalesce(sum(f.tip), 0) as tip from (
           select amount, tip from refunds f where f.payment_id = n.payment_id and f.state not in ('failed', 'rejected')
           union all
           select amount, tip from disputed_charges d where d.payment_id = n.payment_id) f) live
       where n.amount + n.tip > live.amount + live.tip
         and not exists (select 1 from disputed_charges d where d.payment_id = n.payment_id and d.is_open)
         and not exists (select 1 from refunds f where f.payment_id = n.payment_id and f.cause = $7 and f.state = 'failed'
           and f.failure_code is distinct from '${chargeDisputed}')
       returning id`,
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
         f.tries, f.create_tries as "createTries", f.requested_at as "requestedAt", tally_now() as now, f.lease_until as "leaseUntil"`,
      [limit],
    );
    return found.map((row) => ({ ...row, amount: BigInt(row.amount), tip: BigInt(row.tip) }));
  }

  /** Counts a call whose outcome is unknown; `keySpent` when the same key would only bring the answer again. */
  async retryAfter(
    tx: Tx,
    { id, leaseUntil }: ClaimedRefund,
    { waitMs, unknown, keySpent }: { waitMs: number; unknown: boolean; keySpent: boolean },
  ): Promise<void> {
    await rows(
      tx,
      `update refunds set lease_until = null, tries = tries + $4, create_tries = create_tries + $5,
         retry_at = clock_timestamp() + $3 * interval '1 millisecond'
       where id = $1 and lease_until = $2 and state in ('requested', 'sent')`,
      [id, leaseUntil, waitMs, unknown ? 1 : 0, keySpent ? 1 : 0],
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
         f.state, f.ordered_by as "orderedBy", f.provider_fee as "providerFee", f.provider_id as "providerId", p.provider_id as "providerPaymentId"
       from refunds f join payments p on p.id = f.payment_id join pledges g on g.id = f.pledge_id
       where f.id = any($1::uuid[]) order by f.id for update of f`,
      [ids],
    );
    return found.map(exact);
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

  /** One more refund, of a part that its caller has checked under the campaign's lock. @throws RefundTooLarge, RefundRetried */
  async make(tx: Tx, refund: OneRefund): Promise<LockedRefund> {
    const {
      campaignId,
      pledgeId,
      paymentId,
      amount,
      tip,
      currency,
      cause,
      state,
      orderedBy,
      providerFee,
      retryOf,
      at,
    } = refund;
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into refunds (campaign_id, pledge_id, payment_id, amount, tip, currency, cause, state, ordered_by, provider_fee,
         retry_of, requested_at, provider_id, decided_by, run_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id`,
      [
        ...[campaignId, pledgeId, paymentId, amount, tip, currency, cause, state, orderedBy, providerFee, retryOf, at],
        ...[refund.providerId ?? null, refund.decidedBy ?? null, refund.runId ?? null],
      ],
    ).catch((error: unknown) => {
      const constraint = violatedConstraint(error);
      if (constraint === 'ck_refunds_within_charge') throw new RefundTooLarge({ cause: error });
      if (constraint === 'uq_refunds_retry_of') throw new RefundRetried({ cause: error });
      throw error;
    });
    const [locked] = made ? await this.lock(tx, [made.id]) : [];
    if (!locked) throw new Error('Postgres did not return the refund it inserted');
    return locked;
  }

  /** Whether money of the campaign has left for its creator. */
  async isPaidOut(tx: Tx, campaignId: string): Promise<boolean> {
    return (await rows(tx, `select 1 from campaigns c where c.id = $1 and ${isPaid}`, [campaignId])).length > 0;
  }

  /** Whether a refund of the provider's has a row. */
  async isKnown(tx: Tx, providerId: string): Promise<boolean> {
    return (await rows(tx, 'select 1 from refunds where provider_id = $1', [providerId])).length > 0;
  }

  /** What was asked back of a payment and has not failed, or was taken by a bank: it is not asked for a second time. */
  async live(tx: Tx, paymentId: string): Promise<Part> {
    const [row] = await rows<{ amount: string; tip: string }>(
      tx,
      `select coalesce(sum(amount), 0) as amount, coalesce(sum(tip), 0) as tip from (
         select amount, tip from refunds where payment_id = $1 and state not in ('failed', 'rejected')
         union all
         select amount, tip from disputed_charges where payment_id = $1) f`,
      [paymentId],
    );
    return { amount: BigInt(row?.amount ?? 0), tip: BigInt(row?.tip ?? 0) };
  }

  /** Whether a bank has the charge, or kept some of it: the provider refuses to refund it. */
  async isBarred(tx: Tx, paymentId: string): Promise<boolean> {
    const sql = `select 1 from disputed_charges where payment_id = $1 and (is_open or state = 'lost') limit 1`;
    return (await rows(tx, sql, [paymentId])).length > 0;
  }

  /** As `live`, of all payments of a round, these refunds left out; of disputes those that are lost. */
  async liveOfRound(tx: Tx, campaignId: string, round: number, except: readonly string[]): Promise<bigint> {
    const [row] = await rows<{ amount: string }>(
      tx,
      `select coalesce(sum(amount), 0) as amount from (
         select f.amount from refunds f join pledges g on g.id = f.pledge_id
         where f.campaign_id = $1 and g.round = $2 and f.state not in ('failed', 'rejected')
           and f.cause <> 'unexpected_receipt' and f.id <> all($3::uuid[])
         union all
         select d.amount from disputed_charges d
         where d.campaign_id = $1 and d.round = $2 and d.state = 'lost' and not d.is_unexpected) f`,
      [campaignId, round, except],
    );
    return BigInt(row?.amount ?? 0);
  }

  /** Those of a payment that were not sent; `isCalled` when a call may have been made whose answer we lack. */
  async unsentOf(tx: Tx, paymentId: string): Promise<{ id: string; isCalled: boolean }[]> {
    return rows(
      tx,
      `select id, lease_until is not null or tries > 0 as "isCalled" from refunds
       where payment_id = $1 and state in ('proposed', 'requested') order by id`,
      [paymentId],
    );
  }

  /** What was asked for may be sent, or what waited for transfers to come back. */
  async due(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, `update refunds set due_at = $2 where id = $1 and state = 'requested' and due_at is null`, [id, at]);
  }

  async decide(tx: Tx, id: string, to: 'requested' | 'rejected', decidedBy: string | null): Promise<void> {
    await rows(tx, 'update refunds set state = $2, decided_by = $3 where id = $1', [id, to, decidedBy]);
  }
}
