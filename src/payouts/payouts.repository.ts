import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx, violatedConstraint } from '../platform/database/index.js';
import { isUuid } from '../platform/http/index.js';
import { type Payout } from './payout.entity.js';
import { PayoutNotFound, PayoutOpen } from './payout.errors.js';
import { type PayoutLine } from './payout-line.entity.js';
import { type Term } from './payout.rules.js';
import { type PayoutLineState, type PayoutState } from './payout.state.js';

export type PayoutRow = Omit<Payout, 'amount' | 'feesCovered' | 'reserved'> & {
  readonly amount: bigint;
  readonly feesCovered: bigint;
  readonly reserved: bigint;
};
export type LineRow = Omit<PayoutLine, 'amount'> & { readonly amount: bigint };

const payoutColumns = `id, campaign_id as "campaignId", state, currency, amount, fees_covered as "feesCovered", prepared_by as "preparedBy",
  prepared_at as "preparedAt", decided_by as "decidedBy", decided_at as "decidedAt", reason,
  tranche_id as "trancheId", reserved, reserve_due_at as "reserveDueAt", reserve_released_at as "reserveReleasedAt"`;

/** Of `payout_lines`, for whoever reads whole lines. */
export const lineColumns = `id, payout_id as "payoutId", recipient_id as "recipientId", provider_account_id as "providerAccountId",
  bank_account as "bankAccount", amount, currency, state, transfer_id as "transferId", tries, refusals, due_at as "dueAt", last_sent_at as "lastSentAt",
  sent_at as "sentAt",
  retry_at as "retryAt", lease_until as "leaseUntil", failure_code as "failureCode", bank_payout_id as "bankPayoutId",
  bank_arrived_at as "bankArrivedAt"`;

const exact = <Row extends { amount: string }>(row: Row): Omit<Row, 'amount'> & { amount: bigint } => ({
  ...row,
  amount: BigInt(row.amount),
});

export const toLine = (line: PayoutLine): LineRow => exact(line);

const toPayout = (payout: Payout): PayoutRow => ({
  ...exact(payout),
  feesCovered: BigInt(payout.feesCovered),
  reserved: BigInt(payout.reserved),
});

/** The SQL on payouts, their terms and lines; sending has its own. */
@Injectable()
export class PayoutsRepository {
  constructor(private readonly database: Database) {}

  /** @throws PayoutOpen when the campaign has one that is not decided or not sent. */
  async insert(
    tx: Tx,
    payout: Pick<
      PayoutRow,
      'campaignId' | 'currency' | 'amount' | 'feesCovered' | 'reserved' | 'trancheId' | 'preparedBy' | 'preparedAt'
    >,
    terms: readonly Term[],
    line: { recipientId: string; providerAccountId: string; bankAccount: string | null },
  ): Promise<{ payoutId: string; lineId: string }> {
    const { campaignId, currency, amount, preparedBy, preparedAt } = payout;
    const [made] = await rows<{ payoutId: string; lineId: string }>(
      tx,
      `with made as (
         insert into payouts (campaign_id, state, currency, amount, prepared_by, prepared_at, fees_covered, tranche_id, reserved)
         values ($1, 'prepared', $2, $3, $4, $5, $11, $13, $14) returning id),
       terms as (
         insert into payout_terms (payout_id, position, term, account, amount)
         select made.id, place, term, account, part from made,
           unnest($6::text[], $7::text[], $8::bigint[]) with ordinality as t (term, account, part, place)),
       line as (
         insert into payout_lines (payout_id, recipient_id, provider_account_id, bank_account, amount, currency, state)
         select id, $9, $10, $12, $3, $2, 'prepared' from made returning id)
       select made.id as "payoutId", line.id as "lineId" from made, line`,
      [
        ...[campaignId, currency, amount, preparedBy, preparedAt],
        terms.map(({ term }) => term),
        terms.map(({ account }) => account),
        terms.map((term) => term.amount),
        ...[line.recipientId, line.providerAccountId, payout.feesCovered, line.bankAccount],
        ...[payout.trancheId, payout.reserved],
      ],
    ).catch((error: unknown) => {
      throw violatedConstraint(error) === 'uq_payouts_one_open' ? new PayoutOpen({ cause: error }) : error;
    });
    if (!made) throw new Error('Postgres did not return the payout it inserted');
    return made;
  }

  /** @throws PayoutNotFound */
  async lock(tx: Tx, id: string): Promise<PayoutRow> {
    const [row] = await rows<Payout>(tx, `select ${payoutColumns} from payouts where id = $1 for update`, [id]);
    if (!row) throw new PayoutNotFound();
    return toPayout(row);
  }

  /** The one that is not decided or not sent, locked. */
  async lockOpen(tx: Tx, campaignId: string): Promise<PayoutRow | undefined> {
    const [row] = await rows<Payout>(
      tx,
      `select ${payoutColumns} from payouts where campaign_id = $1 and state in ('prepared', 'approved') for update`,
      [campaignId],
    );
    return row && toPayout(row);
  }

  /** Whether any payout of the campaign was paid. */
  async isPaid(tx: Tx, campaignId: string): Promise<boolean> {
    return (
      (await rows(tx, `select 1 from payouts where campaign_id = $1 and state = 'paid' limit 1`, [campaignId])).length >
      0
    );
  }

  /** @throws PayoutNotFound */
  async get(id: string, tx?: Tx): Promise<PayoutRow> {
    const found = await this.find(id, tx);
    if (!found) throw new PayoutNotFound();
    return found;
  }

  async find(id: string, tx?: Tx): Promise<PayoutRow | undefined> {
    const [row] = await this.ask<Payout>(tx, `select ${payoutColumns} from payouts where id = $1`, [id]);
    return row && toPayout(row);
  }

  /** The payouts of one campaign, or of all, newest first; `before` is the id to go on from. */
  async list(campaignId: string | null, before: string | null, limit: number): Promise<PayoutRow[]> {
    const found = await this.database.read<Payout>(
      `select ${payoutColumns} from payouts where ($1::uuid is null or campaign_id = $1) and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [campaignId, before, limit],
    );
    return found.map(toPayout);
  }

  async terms(payoutId: string): Promise<Term[]> {
    const found = await this.database.read<Omit<Term, 'amount'> & { amount: string }>(
      'select term, account, amount from payout_terms where payout_id = $1 order by position',
      [payoutId],
    );
    return found.map(exact);
  }

  async lines(payoutId: string): Promise<LineRow[]> {
    const sql = `select ${lineColumns} from payout_lines where payout_id = $1 order by id`;
    return (await this.database.read<PayoutLine>(sql, [payoutId])).map(toLine);
  }

  async lockLines(tx: Tx, payoutId: string): Promise<LineRow[]> {
    const sql = `select ${lineColumns} from payout_lines where payout_id = $1 order by id for update`;
    return (await rows<PayoutLine>(tx, sql, [payoutId])).map(toLine);
  }

  async findLine(id: string, tx?: Tx): Promise<LineRow | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.ask<PayoutLine>(tx, `select ${lineColumns} from payout_lines where id = $1`, [id]);
    return row && toLine(row);
  }

  /** The first decision keeps its person and time. The payout is locked. */
  async decide(
    tx: Tx,
    id: string,
    { to, by, at, reason }: { to: PayoutState; by: string | null; at: Date; reason: string | null },
  ): Promise<void> {
    await rows(
      tx,
      `update payouts set state = $2, decided_by = coalesce($3, decided_by), decided_at = coalesce(decided_at, $4),
         reason = coalesce($5, reason) where id = $1`,
      [id, to, by, at, reason],
    );
  }

  /** What it kept back is due to the campaign at this instant, if it kept any. */
  async keepReserve(tx: Tx, id: string, dueAt: Date): Promise<void> {
    await rows(tx, 'update payouts set reserve_due_at = $2 where id = $1 and reserved > 0', [id, dueAt]);
  }

  async releaseReserve(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, 'update payouts set reserve_released_at = $2 where id = $1', [id, at]);
  }

  async setLines(tx: Tx, ids: readonly string[], state: PayoutLineState, dueAt: Date | null): Promise<void> {
    await rows(tx, 'update payout_lines set state = $2, due_at = $3 where id = any($1::uuid[])', [ids, state, dueAt]);
  }

  /** Why nothing of this campaign is paid out; empty when nothing stands in the way. */
  async blockedBy(campaignId: string, tx?: Tx): Promise<string[]> {
    const found = await this.ask<{ reason: string }>(
      tx,
      `select reason from payout_blocks where lifted_at is null and (campaign_id is null or campaign_id = $1) order by id`,
      [campaignId],
    );
    return found.map(({ reason }) => reason);
  }

  private ask<Row>(tx: Tx | undefined, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return tx ? rows<Row>(tx, sql, parameters) : this.database.read<Row>(sql, parameters);
  }
}
