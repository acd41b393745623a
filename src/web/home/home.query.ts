import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** What the instance has done so far; sums per currency, in minor units. */
export interface Figures {
  readonly live: number;
  readonly funded: number;
  readonly pledges: number;
  readonly collected: readonly { readonly amount: number; readonly currency: string }[];
}

@Injectable()
export class HomeFigures {
  constructor(private readonly database: Database) {}

  async read(): Promise<Figures> {
    const [found] = await this.database.read<Figures>(
      `select (select count(*)::int from campaigns where state = 'live') as live,
         (select count(*)::int from campaigns
          where state in ('successful', 'delivering', 'fulfilled', 'partly_fulfilled')) as funded,
         (select coalesce(sum(pledges), 0)::int from campaign_totals) as pledges,
         (select coalesce(json_agg(json_build_object('currency', currency, 'amount', amount) order by amount desc), '[]')
          from (select c.currency, sum(t.collected)::float8 as amount
                from campaign_totals t join campaigns c on c.id = t.campaign_id
                where t.collected > 0 group by c.currency) s) as collected`,
      [],
    );
    if (!found) throw new Error('A statement without a row');
    return found;
  }
}
