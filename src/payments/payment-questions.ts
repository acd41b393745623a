import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type PaymentState } from './payment.state.js';
import { type NewPayment } from './payments.repository.js';
import { collectedReference } from './record-payment-intents.js';

/** A payment as other modules see it. Amounts in minor units: the card was charged `amount + tip`. */
export interface PaymentView extends NewPayment {
  readonly id: string;
  readonly state: PaymentState;
  /** The PaymentIntent, which refunds name. */
  readonly providerId: string | null;
  readonly chargeId: string | null;
  readonly succeededAt: Date | null;
  readonly feeKnownAt: Date | null;
}

export interface FeesSoFar {
  readonly charges: number;
  readonly charged: bigint;
  readonly fees: bigint;
}

/** Enough to draw an estimate from. */
const newestCharges = 1_000;

const select = `select id, item_id "itemId", pledge_id "pledgeId", campaign_id "campaignId", user_id "userId", amount, tip,
  currency, state, provider_id "providerId", charge_id "chargeId", succeeded_at "succeededAt", fee_known_at "feeKnownAt"
  from payments`;

/** What other modules ask about payments; within their transaction when they give one. */
@Injectable()
export class Payments {
  constructor(private readonly database: Database) {}

  async ofItems(tx: Tx | null, itemIds: readonly string[]): Promise<PaymentView[]> {
    return this.ask(tx, `${select} where item_id = any($1::uuid[]) order by id`, [itemIds]);
  }

  /** Of one campaign in ascending order, at most `limit` after the id `after`. */
  async ofCampaign(
    tx: Tx | null,
    campaignId: string,
    { state, after, limit }: { state?: PaymentState; after?: string; limit: number },
  ): Promise<PaymentView[]> {
    return this.ask(
      tx,
      `${select} where campaign_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id > $3)
       order by id limit $4`,
      [campaignId, state ?? null, after ?? null, limit],
    );
  }

  /** The one behind the provider's payment; null when it is not ours. */
  async ofProvider(providerId: string): Promise<PaymentView | null> {
    const [found] = await this.ask(null, `${select} where provider_id = $1`, [providerId]);
    return found ?? null;
  }

  /** The newest payment of a pledge. */
  async ofPledge(tx: Tx | null, pledgeId: string): Promise<PaymentView | null> {
    const [found] = await this.ask(tx, `${select} where pledge_id = $1 order by id desc limit 1`, [pledgeId]);
    return found ?? null;
  }

  /** What the provider has kept of the charge of an item; null while it has not said. Minor units. */
  async feeOf(tx: Tx | null, itemId: string): Promise<bigint | null> {
    const sql = 'select fee from balance_transactions where ledger_reference = $1';
    const [row] = await this.rows<{ fee: string }>(tx, sql, [collectedReference(itemId)]);
    return row ? BigInt(row.fee) : null;
  }

  /** How many successful charges of the campaign have no booked provider's fee yet: a payout waits for them. */
  async feesUnknown(tx: Tx | null, campaignId: string): Promise<number> {
    const [row] = await this.rows<{ count: number }>(
      tx,
      `select count(*)::integer count from payments where campaign_id = $1 and state = 'succeeded' and fee_known_at is null`,
      [campaignId],
    );
    return row?.count ?? 0;
  }

  /**
   * What the provider has kept of the newest charges in a currency whose fee is known: what an estimate can be drawn from.
   * Minor units; all zero when none is known.
   */
  async feesSoFar(currency: string): Promise<FeesSoFar> {
    const [row] = await this.rows<{ charges: number; charged: string; fees: string }>(
      null,
      `select count(*)::integer as charges, coalesce(sum(b.amount), 0)::bigint as charged, coalesce(sum(b.fee), 0)::bigint as fees
       from (select charge_id from payments where currency = $1 and fee_known_at is not null order by id desc limit ${newestCharges}) p
       join balance_transactions b on b.source = p.charge_id and b.type = 'charge'`,
      [currency],
    );
    return { charges: row?.charges ?? 0, charged: BigInt(row?.charged ?? 0), fees: BigInt(row?.fees ?? 0) };
  }

  private async ask(tx: Tx | null, sql: string, parameters: readonly unknown[]): Promise<PaymentView[]> {
    const found = await this.rows<Omit<PaymentView, 'amount' | 'tip'> & { amount: string; tip: string }>(
      tx,
      sql,
      parameters,
    );
    return found.map((row) => ({ ...row, amount: BigInt(row.amount), tip: BigInt(row.tip) }));
  }

  private rows<Row>(tx: Tx | null, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return tx ? rows<Row>(tx, sql, parameters) : this.database.read<Row>(sql, parameters);
  }
}
