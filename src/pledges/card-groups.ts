import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type CardHealth } from './card.rules.js';

/** Pledges of one round that stand alike, with cards that end alike. Amounts in minor units. */
export interface CardGroup {
  readonly round: number;
  /** `charging`: closed and not final, whatever it waits for. */
  readonly state: 'pending' | 'active' | 'charging';
  /** Null while there is none. */
  readonly card: CardHealth | null;
  readonly pledges: number;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly shipping: bigint;
}

type Row = Omit<CardGroup, 'card' | 'amount' | 'tip' | 'shipping'> & {
  readonly expMonth: number | null;
  readonly expYear: number | null;
  readonly saved: boolean;
  readonly removed: boolean;
  readonly amount: string;
  readonly tip: string;
  readonly shipping: string;
};

/** The pledges of a campaign that have not ended, counted by what their cards are good for. */
@Injectable()
export class CardGroups {
  constructor(private readonly database: Database) {}

  async ofCampaign(campaignId: string): Promise<CardGroup[]> {
    const found = await this.database.read<Row>(
      `select round, case when state in ('pending', 'active') then state else 'charging' end as state,
         payment_method_id is not null as saved,
         card_exp_month as "expMonth", card_exp_year as "expYear", card_removed_at is not null as removed,
         count(*)::integer as pledges, sum(amount)::bigint as amount, sum(tip)::bigint as tip,
         sum(shipping)::bigint as shipping
       from pledges where campaign_id = $1 and state in ('pending', 'active', 'charging', 'needs_action', 'errored')
       group by 1, 2, 3, 4, 5, 6 order by 1, 2, 5, 4, 6, 3`,
      [campaignId],
    );
    return found.map(({ saved, expMonth, expYear, removed, ...row }) => ({
      ...row,
      card: saved ? { expMonth, expYear, removed } : null,
      amount: BigInt(row.amount),
      tip: BigInt(row.tip),
      shipping: BigInt(row.shipping),
    }));
  }
}
