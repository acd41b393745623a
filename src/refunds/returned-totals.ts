import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { partsOfReturn } from './refund.rules.js';

/** Counts what went back to a backer, by a refund or a bank, in the totals of the round. */
@Injectable()
export class ReturnedTotals {
  constructor(private readonly campaigns: Campaigns) {}

  /** The campaign's lock is held, and what moved is written. `by` is negative for what came back to us, in minor units. */
  async add(tx: Tx, pledgeId: string, by: bigint): Promise<void> {
    const [pledge] = await rows<{ campaignId: string; round: number; amount: string; shipping: string; back: string }>(
      tx,
      `select p.campaign_id as "campaignId", p.round, p.amount, p.shipping,
         (select coalesce(sum(f.amount), 0) from refunds f
          where f.pledge_id = p.id and f.state = 'succeeded' and f.cause <> 'unexpected_receipt')
         + (select coalesce(sum(d.amount), 0) from disputed_charges d join payments y on y.id = d.payment_id
            where y.pledge_id = p.id and not d.is_unexpected) as back
       from pledges p where p.id = $1`,
      [pledgeId],
    );
    if (!pledge) throw new Error(`There is no pledge ${pledgeId}`);
    const { back, amount, shipping } = pledge;
    const parts = partsOfReturn(by, BigInt(back), { amount: BigInt(amount), shipping: BigInt(shipping) });
    await this.campaigns.applyTotals(tx, pledge.campaignId, pledge.round, parts);
  }
}
