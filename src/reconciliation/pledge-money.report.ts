import { Injectable } from '@nestjs/common';
import { allocate } from '../money/index.js';
import { Database } from '../platform/database/index.js';

export const moneySteps = [
  'charged',
  'tip',
  'provider_fee',
  'platform_fee',
  'vat',
  'refunded',
  'disputed',
  'dispute_fee',
  'paid_out',
  'at_the_bank',
] as const;

/** Where a part of a pledge's money went, or came from. Minor units, positive when it came to us. */
export interface MoneyStep {
  readonly step: (typeof moneySteps)[number];
  readonly amount: bigint;
  /** Null when it has not happened yet. */
  readonly at: Date | null;
  /** The provider's id, or the ledger's reference. */
  readonly reference: string | null;
}

type Row = Omit<MoneyStep, 'amount'> & {
  readonly amount: string;
  /** What the whole campaign's sum is shared by: this pledge's part of `collected`, shipping in both. Null when it is the pledge's alone. */
  readonly part: string | null;
  readonly collected: string | null;
};

/**
 * Everything that moved because of one pledge, in one statement. What was taken or paid for the campaign as a whole is
 * this pledge's share of it, by amount.
 */
const steps = `
  with payment as (
    select p.*, b.id as transaction, b.fee, b.created_at as fee_at from payments p
    left join balance_transactions b on b.ledger_reference = 'pledge-collected-' || p.item_id
    where p.pledge_id = $1 and p.state = 'succeeded'),
  share as (
    select g.campaign_id, g.round, g.amount + g.shipping as part, t.collected + t.shipping as collected from pledges g
    join campaign_totals t on t.campaign_id = g.campaign_id and t.round = g.round
    where g.id = $1 and g.state = 'collected' and t.collected > 0)
  select 'charged' as step, amount, succeeded_at as at, charge_id as reference, null::bigint as part, null::bigint as collected
  from payment
  union all
  select 'tip', tip, succeeded_at, charge_id, null, null from payment where tip > 0
  union all
  select 'provider_fee', -coalesce(fee, 0), fee_at, transaction, null, null from payment
  union all
  select case l.to_account when 'platform:fees' then 'platform_fee' else 'vat' end, -l.amount, x.at, x.reference, s.part, s.collected
  from share s join ledger_transactions x on x.reference = concat('platform-fee-', s.campaign_id, '-', s.round)
  join ledger_postings l on l.transaction_id = x.id where l.to_account in ('platform:fees', 'platform:vat')
  union all
  select 'refunded', -(f.amount + f.tip), h.at, f.provider_id, null, null from refunds f
  left join lateral (select max(at) as at from state_changes where entity = 'refund' and entity_id = f.id and to_state = f.state
    and f.state = 'succeeded') h on true
  where f.pledge_id = $1 and f.state not in ('failed', 'rejected')
  union all
  select 'disputed', m.amount + m.tip + m.excess, b.created_at, d.provider_id, null, null
  from disputes d join dispute_movements m on m.dispute_id = d.id join balance_transactions b on b.id = m.balance_transaction_id
  where d.pledge_id = $1
  union all
  select 'dispute_fee', -b.fee, b.created_at, b.id, null, null
  from disputes d join dispute_movements m on m.dispute_id = d.id join balance_transactions b on b.id = m.balance_transaction_id
  where d.pledge_id = $1 and b.fee <> 0
  union all
  select 'paid_out', -l.amount, l.sent_at, l.transfer_id, s.part, s.collected
  from share s join payouts o on o.campaign_id = s.campaign_id join payout_lines l on l.payout_id = o.id where l.state = 'sent'
  union all
  select 'at_the_bank', l.amount, l.bank_arrived_at, l.bank_payout_id, s.part, s.collected
  from share s join payouts o on o.campaign_id = s.campaign_id join payout_lines l on l.payout_id = o.id where l.state = 'sent'`;

/** Where the money of one pledge is, step by step. */
@Injectable()
export class PledgeMoneyReport {
  constructor(private readonly database: Database) {}

  async of(pledgeId: string): Promise<MoneyStep[]> {
    const found = await this.database.read<Row>(steps, [pledgeId]);
    return found
      .map(({ amount, part, collected, ...step }) => ({ ...step, amount: shareOf(amount, part, collected) }))
      .sort((a, b) => moneySteps.indexOf(a.step) - moneySteps.indexOf(b.step));
  }
}

function shareOf(amount: string, part: string | null, collected: string | null): bigint {
  const whole = BigInt(amount);
  if (part === null || collected === null) return whole;
  const weights = [BigInt(part), BigInt(collected) - BigInt(part)];
  const [share = 0n] = allocate(whole < 0n ? -whole : whole, weights);
  return whole < 0n ? -share : share;
}
