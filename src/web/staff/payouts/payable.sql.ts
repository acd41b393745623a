/**
 * Which campaigns (`c`) have money that finance may prepare a payout of: settled, past the days of delay, with funds in
 * the books, no payout open, and no tranche that still waits for its evidence. After what was unpaid has gone back, only
 * a reserve that was released leads to another. Whether the provider and the creator's
 * account are ready is found out when it is prepared.
 */
export const payableSql = (delayDays: string): string => `c.state in ('successful', 'delivering')
  and (select max(r.deadline) from campaign_rounds r where r.campaign_id = c.id) + make_interval(days => ${delayDays}::int) <= tally_now()
  and ${hasFunds}
  and not exists (select from payouts o where o.campaign_id = c.id and o.state in ('prepared', 'approved'))
  and (not exists (select from refund_runs x where x.campaign_id = c.id and x.cause in ('tranche', 'held'))
    or exists (select from payouts o where o.campaign_id = c.id and o.reserve_released_at is not null))
  and coalesce((select t.state from tranches t where t.campaign_id = c.id and t.state not in ('paid', 'ended', 'returned')
    order by t.number limit 1), 'accepted') = 'accepted'`;

/** Folded balances only: a second behind the books is near enough for a list. */
export const hasFunds = `exists (select from ledger_balances b where b.account = concat('campaign:', c.id, ':funds') and b.amount > 0)`;
