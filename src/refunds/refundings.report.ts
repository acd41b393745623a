import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { toMakeAnew } from './refund-runs.repository.js';
import { chargeDisputed } from './refund.state.js';

const hasLine = (states: string): string => `exists (select 1 from payout_lines l join payouts o on o.id = l.payout_id
    where o.campaign_id = c.id and l.state in (${states}))`;
/** Money of campaign `c` has left for its creator. */
export const isPaid = hasLine(`'sent'`);
/** A line that may have left is followed to its end first, and so is a run that people have not decided. */
const isDecided = `not ${hasLine(`'approved', 'sending'`)} and not exists (select 1 from refund_runs r
    where r.campaign_id = c.id and r.state in ('proposed', 'running', 'stopped'))`;
const returned = `exists (select 1 from refund_runs r where r.campaign_id = c.id and r.cause = 'cancelled_paid')`;
const feesKnown = `not exists (select 1 from payments p
    where p.campaign_id = c.id and p.state = 'succeeded' and p.fee_known_at is null)`;

/** A refund `f` that the provider refused, since a bank had the charge: until we know what the bank says. */
const waitsForBank = `(f.state = 'failed' and f.failure_code = '${chargeDisputed}' and not exists (
    select 1 from disputes d where d.payment_id = f.payment_id and d.state in ('won', 'lost', 'warning_closed')))`;

/** Campaigns `c` that were called off after part of them was paid out, and of which what is unpaid has not gone back yet. */
const toReturn = `
  select c.id, c.updated_at from campaigns c
  where c.state = 'refunding' and ${isPaid} and not ${returned} and ${isDecided} and ${feesKnown}`;

/**
 * Campaigns `c` that have given everything back, by their totals, or each its part of what was unpaid; the last question is
 * asked of those only: the provider's fee of each charge has to be known, since the platform bears it.
 */
const refunded = `
  select c.id, c.updated_at from campaigns c
  where c.state = 'refunding'
    and not exists (select 1 from campaign_rounds r where r.campaign_id = c.id and r.state = 'collecting')
    and (not exists (select 1 from campaign_totals t where t.campaign_id = c.id 
        and (t.refunded <> t.collected or t.shipping_refunded <> t.shipping))
      or (${returned} and ${isDecided} and not exists (select 1 from refunds f where f.campaign_id = c.id
        and (f.state = 'proposed' or (f.cause = 'cancelled_paid' and (${toMakeAnew} or ${waitsForBank}))))))
    and ${feesKnown}
    and not exists (select 1 from disputed_charges d where d.campaign_id = c.id and d.is_open)
    and not exists (select 1 from refunds f where f.campaign_id = c.id and f.state in ('requested', 'sent'))`;

export const returnsDue = `select min(updated_at) from (${toReturn}) c`;
export const finishesDue = `select min(updated_at) from (${refunded}) c`;

/** Reads across campaigns, payouts, charges, refunds and disputes: how far campaigns are that give back. */
@Injectable()
export class RefundingsReport {
  constructor(private readonly database: Database) {}

  async toReturn(limit: number): Promise<string[]> {
    return this.ids(toReturn, limit);
  }

  async toFinish(limit: number): Promise<string[]> {
    return this.ids(refunded, limit);
  }

  /** The same once more, under the campaign's lock. */
  async isToReturn(tx: Tx, campaignId: string): Promise<boolean> {
    return (await rows(tx, `${toReturn} and c.id = $1`, [campaignId])).length > 0;
  }

  /** As `isToReturn`. `hasReturned`: it gave back what was unpaid. */
  async isToFinish(tx: Tx, campaignId: string): Promise<{ hasReturned: boolean } | undefined> {
    const sql = `select ${returned} as "hasReturned" from campaigns c where c.id in (select id from (${refunded} and c.id = $1) f)`;
    return (await rows<{ hasReturned: boolean }>(tx, sql, [campaignId]))[0];
  }

  private async ids(sql: string, limit: number): Promise<string[]> {
    const found = await this.database.read<{ id: string }>(`${sql} order by c.updated_at, c.id limit $1`, [limit]);
    return found.map(({ id }) => id);
  }
}
