import { Injectable } from '@nestjs/common';
import { type PaymentView } from '../payments/index.js';
import { Database, rows, type Tx, violatedConstraint } from '../platform/database/index.js';
import { RefundRunOpen } from './refund.errors.js';
import { type RefundRun } from './refund-run.entity.js';
import { type RefundRunState } from './refund-run.state.js';
import { chargeDisputed } from './refund.state.js';
import { type ChargeLeft } from './unpaid.rules.js';

const columns = `id, campaign_id as "campaignId", cause, state, ordered_by as "orderedBy", decided_by as "decidedBy",
  ordered_at as "orderedAt", due_at as "dueAt", decision_id as "decisionId", rest_of as "restOf"`;

export const runsDue = `select min(due_at) from refund_runs where state = 'running'`;

/** How far a run has come. Minor units, tips included. */
export interface RunProgress {
  readonly refunds: number;
  readonly total: bigint;
  readonly succeeded: number;
  readonly failed: number;
  /** Charges of which something is still to be asked back. */
  readonly toCome: number;
}

/** What a run would ask back of one round. Minor units. */
export interface RestOfRound {
  readonly round: number;
  readonly charges: number;
  readonly amount: bigint;
  readonly tip: bigint;
  /** The provider's fees of these charges, as far as a refund of this rest has a part in them. */
  readonly providerFees: bigint;
}

/**
 * Charges `p` of collected pledges in settled rounds of campaign $1, with what is left of each in `rest`; without those
 * that a bank has taken back, which the provider would refuse to refund.
 */
const rests = `
  from payments p join pledges g on g.id = p.pledge_id
  join campaign_rounds r on r.campaign_id = g.campaign_id and r.number = g.round
  cross join lateral (
    select p.amount - coalesce(sum(f.amount), 0) as amount, p.tip - coalesce(sum(f.tip), 0) as tip from (
      select amount, tip from refunds f where f.payment_id = p.id and f.state not in ('failed', 'rejected')
      union all
      select amount, tip from disputed_charges d where d.payment_id = p.id) f) rest
  where p.campaign_id = $1 and p.state = 'succeeded' and g.state = 'collected' and r.state = 'settled' and rest.amount > 0
    and not exists (select 1 from disputed_charges d where d.payment_id = p.id and (d.is_open or d.state = 'lost'))`;

/** Causes of runs that give each charge its part, and of their refunds. */
const returns = `'tranche', 'held', 'cancelled_paid'`;

/** A refund `f` that did not arrive, and waits for somebody to make it anew. */
export const toMakeAnew = `f.state = 'failed' and f.failure_code is distinct from '${chargeDisputed}'
  and not exists (select 1 from refunds a where a.retry_of = f.id)`;

/** A charge of which a run asks back what is left. */
export type ToRefund = Pick<PaymentView, 'id' | 'campaignId' | 'pledgeId' | 'currency' | 'amount' | 'tip'> & {
  readonly providerFee: bigint;
};

/** All SQL on runs. */
@Injectable()
export class RefundRunsRepository {
  constructor(private readonly database: Database) {}

  /** @throws RefundRunOpen when the campaign has one that is not at its end */
  async insert(tx: Tx, run: Pick<RefundRun, 'campaignId' | 'cause' | 'orderedBy' | 'orderedAt'>): Promise<string> {
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into refund_runs (campaign_id, cause, state, ordered_by, ordered_at) values ($1, $2, 'proposed', $3, $4) returning id`,
      [run.campaignId, run.cause, run.orderedBy, run.orderedAt],
    ).catch(refuseSecond);
    if (!made) throw new Error('Postgres did not return the run it inserted');
    return made.id;
  }

  async find(id: string): Promise<RefundRun | undefined> {
    const [row] = await this.database.read<RefundRun>(`select ${columns} from refund_runs where id = $1`, [id]);
    return row;
  }

  async lock(tx: Tx, id: string): Promise<RefundRun | undefined> {
    const [row] = await rows<RefundRun>(tx, `select ${columns} from refund_runs where id = $1 for update`, [id]);
    return row;
  }

  /** Runs whose next hundred is due. */
  async due(): Promise<{ id: string; campaignId: string }[]> {
    return this.database.read(
      `select id, campaign_id as "campaignId" from refund_runs where state = 'running' and due_at <= tally_now() order by id`,
    );
  }

  async change(
    tx: Tx,
    id: string,
    to: { state: RefundRunState; decidedBy: string | null; dueAt: Date | null },
  ): Promise<void> {
    await rows(tx, 'update refund_runs set state = $2, decided_by = $3, due_at = $4 where id = $1', [
      ...[id, to.state, to.decidedBy, to.dueAt],
    ]);
  }

  /** Charges that the run has not asked for yet, what is left of each; also those whose refund for another reason failed. */
  async next(tx: Tx, { id, campaignId }: Pick<RefundRun, 'id' | 'campaignId'>, limit: number): Promise<ToRefund[]> {
    const found = await rows<{ [K in keyof ToRefund]: string }>(
      tx,
      `select p.id, p.campaign_id as "campaignId", p.pledge_id as "pledgeId", p.currency, rest.amount, rest.tip,
         coalesce((select b.fee * rest.amount / p.amount from balance_transactions b
                   where b.ledger_reference = 'pledge-collected-' || p.item_id), 0)::bigint as "providerFee"
       ${rests} and not exists (select 1 from refunds f where f.payment_id = p.id and f.run_id = $2)
       order by p.id limit $3`,
      [campaignId, id, limit],
    );
    return found.map((row) => ({
      ...row,
      amount: BigInt(row.amount),
      tip: BigInt(row.tip),
      providerFee: BigInt(row.providerFee),
    }));
  }

  /** As `next`, of a run that gives each charge its part. */
  async nextParts(
    tx: Tx,
    { id, campaignId }: Pick<RefundRun, 'id' | 'campaignId'>,
    limit: number,
  ): Promise<ToRefund[]> {
    const found = await rows<{ [K in 'id' | 'campaignId' | 'pledgeId' | 'currency' | 'amount']: string }>(
      tx,
      `select f.id, f.campaign_id as "campaignId", f.pledge_id as "pledgeId", f.currency, least(x.amount, f.amount) as amount
       from (select p.id, p.campaign_id, p.pledge_id, p.currency, rest.amount ${rests}
         and not exists (select 1 from refunds f where f.payment_id = p.id and f.run_id = $2)) f
       join refund_run_parts x on x.run_id = $2 and x.payment_id = f.id order by f.id limit $3`,
      [campaignId, id, limit],
    );
    return found.map((row) => ({ ...row, amount: BigInt(row.amount), tip: 0n, providerFee: 0n }));
  }

  /** What is left of each charge, and what returns have given it, by id. */
  async charges(tx: Tx, campaignId: string): Promise<(ChargeLeft & { round: number })[]> {
    const given = (state: string) => `coalesce((select sum(f.amount) from refunds f
      where f.payment_id = p.id and f.cause in (${returns}) and ${state}), 0)`;
    const found = await rows<{ id: string; round: number; amount: string; had: string; owed: string }>(
      tx,
      `select p.id, g.round, rest.amount, ${given(`f.state not in ('failed', 'rejected')`)} as had, ${given(toMakeAnew)} as owed
       ${rests} order by p.id`,
      [campaignId],
    );
    return found.map((row) => ({
      ...{ id: row.id, round: row.round, amount: BigInt(row.amount), had: BigInt(row.had), owed: BigInt(row.owed) },
    }));
  }

  /** The last time that what was unpaid of a campaign went back. */
  async lastReturn(tx: Tx, campaignId: string): Promise<RefundRun | undefined> {
    const [row] = await rows<RefundRun>(
      tx,
      `select ${columns} from refund_runs where campaign_id = $1 and cause in (${returns}) order by id desc limit 1`,
      [campaignId],
    );
    return row;
  }

  /** @throws RefundRunOpen when the campaign has one that is not at its end */
  async assertNoneOpen(tx: Tx, campaignId: string): Promise<void> {
    const open = `select 1 from refund_runs where campaign_id = $1 and state in ('proposed', 'running', 'stopped')`;
    if ((await rows(tx, open, [campaignId])).length > 0) throw new RefundRunOpen();
  }

  /** A run that is decided already; undefined when the first of its decision was begun before. @throws RefundRunOpen */
  async begin(
    tx: Tx,
    run: Pick<RefundRun, 'campaignId' | 'orderedBy' | 'decidedBy' | 'decisionId' | 'restOf' | 'orderedAt' | 'cause'>,
    parts: readonly { readonly id: string; readonly amount: bigint }[],
  ): Promise<string | undefined> {
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into refund_runs (campaign_id, cause, state, ordered_by, decided_by, decision_id, rest_of, ordered_at, due_at)
       values ($1, $6, 'running', $2, $3, $4, $7, $5, $5) on conflict (decision_id) where rest_of is null do nothing
       returning id`,
      [run.campaignId, run.orderedBy, run.decidedBy, run.decisionId, run.orderedAt, run.cause, run.restOf],
    ).catch(refuseSecond);
    if (!made) return undefined;
    await rows(
      tx,
      `insert into refund_run_parts (run_id, payment_id, amount)
       select $1, n.id, n.amount from unnest($2::uuid[], $3::bigint[]) as n (id, amount) where n.amount > 0`,
      [made.id, parts.map(({ id }) => id), parts.map(({ amount }) => amount)],
    );
    return made.id;
  }

  async rests(campaignId: string): Promise<RestOfRound[]> {
    const found = await this.database.read<{
      round: number;
      charges: number;
      amount: string;
      tip: string;
      fees: string;
    }>(
      `select g.round, count(*)::integer as charges, sum(rest.amount)::bigint as amount, sum(rest.tip)::bigint as tip,
         coalesce(sum((select b.fee * rest.amount / p.amount from balance_transactions b
                       where b.ledger_reference = 'pledge-collected-' || p.item_id)), 0)::bigint as fees
       ${rests} group by g.round order by g.round`,
      [campaignId],
    );
    return found.map(({ round, charges, amount, tip, fees }) => ({
      ...{ round, charges, amount: BigInt(amount), tip: BigInt(tip), providerFees: BigInt(fees) },
    }));
  }

  async progress({ id, campaignId }: Pick<RefundRun, 'id' | 'campaignId'>): Promise<RunProgress> {
    const [row] = await this.database.read<Omit<RunProgress, 'total'> & { total: string }>(
      `select count(*)::integer as refunds, coalesce(sum(amount + tip), 0)::bigint as total,
         (count(*) filter (where state = 'succeeded'))::integer as succeeded,
         (count(*) filter (where state = 'failed'))::integer as failed,
         (select count(*)::integer ${rests} and not exists (select 1 from refunds o where o.payment_id = p.id and o.run_id = $2)
           and (not exists (select 1 from refund_runs r where r.id = $2 and r.cause in (${returns}))
             or exists (select 1 from refund_run_parts x where x.run_id = $2 and x.payment_id = p.id))) as "toCome"
       from refunds where run_id = $2`,
      [campaignId, id],
    );
    const { refunds = 0, total = '0', succeeded = 0, failed = 0, toCome = 0 } = row ?? {};
    return { refunds, total: BigInt(total), succeeded, failed, toCome };
  }
}

function refuseSecond(error: unknown): never {
  throw violatedConstraint(error) === 'uq_refund_runs_one_open' ? new RefundRunOpen({ cause: error }) : error;
}
