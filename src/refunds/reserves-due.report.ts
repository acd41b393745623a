import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';

/**
 * Payouts `o` whose reserve is due. It waits while a bank decides about a charge, and for the last tranche, so that no later
 * one is reckoned from it.
 */
const due = `from payouts o where o.reserve_due_at is not null and o.reserve_released_at is null
  and not exists (select 1 from disputed_charges d where d.campaign_id = o.campaign_id and d.is_open)
  and not exists (select 1 from tranches t where t.campaign_id = o.campaign_id and t.state not in ('paid', 'returned', 'ended'))`;

export const reserveDue = `select min(o.reserve_due_at) ${due}`;

/** Reads across payouts, tranches and disputes: what was kept back for long enough. */
@Injectable()
export class ReservesDueReport {
  constructor(private readonly database: Database) {}

  async payouts(limit: number): Promise<{ id: string; campaignId: string }[]> {
    return this.database.read(
      `select o.id, o.campaign_id as "campaignId" ${due} and o.reserve_due_at <= tally_now() order by o.reserve_due_at, o.id limit $1`,
      [limit],
    );
  }
}
