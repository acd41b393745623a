import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type RoundRef } from './rounds.repository.js';

/** The items of a round, counted. Amounts in minor units, without tips and shipping. */
export interface Sums {
  /** Items that are neither collected nor dropped. */
  readonly unfinished: number;
  readonly held: number;
  readonly collectedItems: number;
  readonly droppedItems: number;
  readonly collected: bigint;
  readonly dropped: bigint;
  /** Beside what was collected: what was paid for sending rewards. */
  readonly shipping: bigint;
  /** Business time of the next attempt; null when none is planned. */
  readonly nextAttemptAt: Date | null;
}

type Sum = 'collected' | 'dropped' | 'shipping';

/** Counts what became of a round's items. */
@Injectable()
export class ItemSums {
  constructor(private readonly database: Database) {}

  async of(tx: Tx | null, { campaignId, round }: RoundRef): Promise<Sums> {
    const sql = `
      select count(*) filter (where state in ('open', 'held'))::int as unfinished,
        count(*) filter (where state = 'held')::int as held,
        count(*) filter (where state = 'collected')::int as "collectedItems",
        count(*) filter (where state = 'dropped')::int as "droppedItems",
        coalesce(sum(amount - shipping) filter (where state = 'collected'), 0)::bigint as collected,
        coalesce(sum(shipping) filter (where state = 'collected'), 0)::bigint as shipping,
        coalesce(sum(amount - shipping) filter (where state = 'dropped'), 0)::bigint as dropped,
        min(due_at) filter (where state = 'open') as "nextAttemptAt"
      from settlement_items where campaign_id = $1 and round = $2`;
    const parameters = [campaignId, round];
    type Row = Omit<Sums, Sum> & Record<Sum, string>;
    const [row] = tx ? await rows<Row>(tx, sql, parameters) : await this.database.read<Row>(sql, parameters);
    if (!row) throw new Error('Postgres did not count the items');
    const { collected, dropped, shipping, ...counts } = row;
    return { ...counts, collected: BigInt(collected), dropped: BigInt(dropped), shipping: BigInt(shipping) };
  }
}
