/**
 * The lines of the board: rewards `c` of pledges `p` that were charged and of which something is still there. What went
 * back whole, or was taken back by a bank, is not delivered.
 */
export const onBoard = `pledges p join pledge_rewards c on c.pledge_id = p.id
  left join deliveries d on d.pledge_id = c.pledge_id and d.reward_id = c.reward_id`;

export const isDelivered = `p.state = 'collected' and p.amount + p.shipping > (
    select coalesce(sum(f.amount), 0) from refunds f
    where f.pledge_id = p.id and f.state not in ('failed', 'rejected') and f.cause <> 'unexpected_receipt')
  + (select coalesce(-sum(m.amount), 0) from disputes i join dispute_movements m on m.dispute_id = i.id
    where i.pledge_id = p.id)`;
