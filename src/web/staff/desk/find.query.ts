import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { isUuid } from '../../../platform/http/index.js';

/** Where an id leads. */
export interface Found {
  readonly of: 'pledge' | 'payout' | 'campaign';
  readonly id: string;
}

const byOurs = `
  select 'pledge' as of, id from pledges where id = $1
  union all select 'pledge', pledge_id from settlement_items where id = $1
  union all select 'pledge', pledge_id from payments where id = $1
  union all select 'pledge', pledge_id from refunds where id = $1
  union all select 'pledge', pledge_id from disputes where id = $1
  union all select 'payout', id from payouts where id = $1
  union all select 'payout', payout_id from payout_lines where id = $1
  union all select 'campaign', id from campaigns where id = $1
  limit 1`;

/** A balance transaction belongs to the charge, refund or transfer that it is of. */
const byProviders = `
  with sought as (select $1::text as id union all select source from balance_transactions where id = $1 and source is not null)
  select 'pledge' as of, p.pledge_id as id from sought s join payments p on p.provider_id = s.id
  union all select 'pledge', p.pledge_id from sought s join payments p on p.charge_id = s.id
  union all select 'pledge', r.pledge_id from sought s join refunds r on r.provider_id = s.id
  union all select 'pledge', d.pledge_id from sought s join disputes d on d.provider_id = s.id
  union all select 'payout', l.payout_id from sought s join payout_lines l on l.transfer_id = s.id
  union all select 'payout', l.payout_id from sought s join payout_lines l on l.bank_payout_id = s.id
  limit 1`;

@Injectable()
export class FindQuery {
  constructor(private readonly database: Database) {}

  /** By an id of ours or of the provider's, whole. */
  async by(id: string): Promise<Found | undefined> {
    const [found] = await this.database.read<Found>(isUuid(id) ? byOurs : byProviders, [id]);
    return found;
  }
}
