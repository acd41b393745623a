import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Reserves } from '../payouts/index.js';
import { Database } from '../platform/database/index.js';
import { DisputesRepository } from './disputes/disputes.repository.js';

/**
 * Payouts `o` whose reserve is due. It waits while a bank decides about a charge, and for the last tranche, so that no later
 * one is reckoned from it.
 */
const due = `from payouts o where o.reserve_due_at is not null and o.reserve_released_at is null
  and not exists (select 1 from disputed_charges d where d.campaign_id = o.campaign_id and d.is_open)
  and not exists (select 1 from tranches t where t.campaign_id = o.campaign_id and t.state not in ('paid', 'returned', 'ended'))`;

export const reserveDue = `select min(o.reserve_due_at) ${due}`;

const atOnce = 50;

/** What was kept back of a payout for refunds and disputes, and not needed, is the campaign's again, to be paid out. */
@Injectable()
export class ReleaseReserve {
  private readonly logger = new Logger(ReleaseReserve.name);

  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly disputes: DisputesRepository,
    private readonly reserves: Reserves,
  ) {}

  /** Those that are due. One campaign's trouble keeps no other. */
  async execute(): Promise<void> {
    const found = await this.database.read<{ id: string; campaignId: string }>(
      `select o.id, o.campaign_id as "campaignId" ${due} and o.reserve_due_at <= tally_now() order by o.reserve_due_at, o.id limit $1`,
      [atOnce],
    );
    for (const payout of found) {
      await this.release(payout).catch((error: unknown) =>
        this.logger.error(`the reserve of payout ${payout.id} was not released`, error),
      );
    }
  }

  private async release({ id, campaignId }: { id: string; campaignId: string }): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { campaign, now: at } = await this.campaigns.lock(tx, campaignId, 'group');
      if (!(await this.disputes.isOpen(tx, campaignId))) await this.reserves.release(tx, { campaign, at }, id);
    });
  }
}
