/**
 * The baseline of P6: what a page of collected results writes, in one call that walks the items by key. It answers the
 * last item, from which the next call goes on, or null when nothing was left.
 */
export const bareResults = `
  create or replace function bare_results(p_campaign uuid, p_after uuid, p_limit integer, p_consumers text[])
  returns uuid language plpgsql as $$
  declare v_now timestamptz; v_last uuid;
  begin
    perform 1 from campaigns where id = p_campaign for no key update;
    v_now := tally_now();
    with page as materialized (
      select i.id, i.pledge_id, i.amount, p.id as payment_id from settlement_items i join payments p on p.item_id = i.id
      where i.campaign_id = p_campaign and i.id > p_after and i.state = 'open' order by i.id limit p_limit),
    items as (
      update settlement_items i set state = 'collected', due_at = null, lease_until = null
      from page where i.id = page.id),
    moved as (update pledges p set state = 'collected' from page where p.id = page.pledge_id),
    history as (
      insert into state_changes (entity, entity_id, from_state, to_state, at, actor_id, reason)
      select 'pledge', pledge_id, 'charging', 'collected', v_now, null::uuid, 'settlement' from page
      union all select 'settlement_item', id, 'open', 'collected', v_now, null::uuid, 'succeeded' from page),
    told as (
      insert into outbox (event, consumer, payload)
      select 'settlement.pledge_collected', c, jsonb_build_object(
        'campaignId', p_campaign, 'pledgeId', pledge_id, 'itemId', id, 'paymentId', payment_id)
      from page, unnest(p_consumers) c),
    totals as (
      update campaign_totals t set chargeable = chargeable - s.amount, collected = collected + s.amount
      from (select sum(amount) as amount from page) s where t.campaign_id = p_campaign and s.amount is not null)
    select id into v_last from page order by id desc limit 1;
    return v_last;
  end $$`;
