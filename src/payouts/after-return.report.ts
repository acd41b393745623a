import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';

/**
 * What has become the creator's since what was unpaid of campaign $1 was shared out: the reserve of what was paid before,
 * and what was taken from them for charges that a bank has given back since; less what was paid out of it. Two people who
 * release what is there lift it.
 */
const payable = `
  with returned as (
    select max(ordered_at) as at from refund_runs
    where campaign_id = $1 and cause in ('tranche', 'held') and rest_of is null),
  payout as (
    select o.id, o.amount, o.state, o.prepared_at >= r.at and o.state in ('prepared', 'approved', 'paid') as is_since,
      o.reserve_released_at >= r.at as is_released
    from payouts o, returned r where o.campaign_id = $1),
  won as (
    select m.id from dispute_movements m join disputes d on d.id = m.dispute_id, returned r
    where d.campaign_id = $1 and d.state = 'won' and exists (select 1 from state_changes h
      where h.entity = 'dispute' and h.entity_id = d.id and h.to_state = 'won' and h.at >= r.at)),
  posted as (
    select t.reference, l.amount from ledger_transactions t join ledger_postings l on l.transaction_id = t.id
    where t.reference in (select 'reserve-released-' || id from payout where is_released
      union all select 'reserve-drawn-' || id from won
      union all select 'debt-covered-' || id from payout where is_since))
  select (select coalesce(sum(case when reference like 'debt-covered-%' then -amount else amount end), 0) from posted)
    + (select coalesce(sum(amount), 0) from transfer_reversals where state = 'sent' and cause_id in (select id from won))
    - (select coalesce(sum(amount), 0) from payout where is_since) as amount,
    (select coalesce(sum(amount), 0) from payout where is_since and state <> 'paid') as "onItsWay"
  from returned where at is not null
    and not exists (select 1 from retentions where campaign_id = $1 and state = 'released')`;

/** What of the funds is the creator's after a return. */
interface OfCreator {
  /** Below zero when more was paid out than has become theirs. */
  readonly payable: bigint;
  /** In a payout that was prepared and has not left. */
  readonly onItsWay: bigint;
}

/** Reads across payouts, returns, disputes and the ledger. */
@Injectable()
export class AfterReturnReport {
  constructor(private readonly database: Database) {}

  /** In minor units; null when nothing was given back, so that all of the funds is the creator's. */
  async ofCreator(campaignId: string, tx?: Tx): Promise<OfCreator | null> {
    type Row = { amount: string; onItsWay: string };
    const found = tx
      ? await rows<Row>(tx, payable, [campaignId])
      : await this.database.read<Row>(payable, [campaignId]);
    return found[0] ? { payable: BigInt(found[0].amount), onItsWay: BigInt(found[0].onItsWay) } : null;
  }
}
