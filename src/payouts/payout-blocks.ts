import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';

export type BlockCause = 'break' | 'check' | 'coverage';

export interface NewBlock {
  /** Null for all campaigns. */
  readonly campaignId: string | null;
  /** Which break, check or currency; unique within its cause. */
  readonly subject: string;
  /** For staff, without personal data. */
  readonly reason: string;
}

/** Of the campaign of payout `o`: nothing stops its payouts. */
export const notBlocked = `not exists (select 1 from payout_blocks b where b.lifted_at is null
  and (b.campaign_id is null or b.campaign_id = o.campaign_id))`;

/** What stops payouts. Whoever proves the books is further right and says so here. */
@Injectable()
export class PayoutBlocks {
  /**
   * From now on exactly these stand for this cause: new ones are added, others lifted, and what waited goes on.
   * `current` is asked under a lock, so that two judgements of one cause cannot overtake each other. Answers the new ones.
   */
  async replace(
    tx: Tx,
    cause: BlockCause,
    current: () => Promise<readonly NewBlock[]>,
  ): Promise<(NewBlock & { readonly id: string })[]> {
    await rows(tx, `select pg_advisory_xact_lock(hashtext('payout blocks'))`);
    const blocks = await current();
    const added = await rows<NewBlock & { id: string }>(
      tx,
      `insert into payout_blocks (campaign_id, cause, subject, reason, since)
       select n.campaign_id, $1, n.subject, n.reason, tally_now()
       from unnest($2::uuid[], $3::text[], $4::text[]) as n (campaign_id, subject, reason)
       on conflict (cause, subject) where lifted_at is null do nothing
       returning id, campaign_id as "campaignId", subject, reason`,
      [cause, blocks.map((one) => one.campaignId), blocks.map((one) => one.subject), blocks.map((one) => one.reason)],
    );
    await rows(
      tx,
      `with lifted as (
         update payout_blocks set lifted_at = tally_now() where cause = $1 and lifted_at is null and subject <> all($2::text[])
         returning campaign_id)
       update payout_lines l set due_at = least(l.due_at, tally_now()) from payouts o
       where o.id = l.payout_id and l.state = 'sending'
         and exists (select 1 from lifted f where f.campaign_id is null or f.campaign_id = o.campaign_id)`,
      [cause, blocks.map((one) => one.subject)],
    );
    return added;
  }
}
