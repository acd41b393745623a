import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The invariants as views: each returns one row of `offender` per violation and none when all is well. They join across
 * modules on purpose and only read. Numbers are those of docs/guarantees.md; 10 and 11 come with matching and investment.
 */
export class Checks1700000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerChecks);
    await runner.query(campaignChecks);
    await runner.query(paymentChecks);
    await runner.query(workChecks);
    await runner.query(payoutChecks);
  }

  async down(runner: QueryRunner): Promise<void> {
    const views = (await runner.query(
      "select viewname from pg_views where schemaname = current_schema() and viewname like 'check\\_%'",
    )) as { viewname: string }[];
    for (const { viewname } of views) await runner.query(`drop view ${viewname}`);
    await runner.query('drop view entity_states');
  }
}

const ledgerChecks = `
  create view check_01_balanced as
    select t.reference as offender from ledger_transactions t
    where not exists (select 1 from ledger_postings p where p.transaction_id = t.id);

  create view check_02_balances as
    with entries as (
      select account, currency, sum(amount) as amount from (
        select p.to_account as account, t.currency, p.amount from ledger_postings p
          join ledger_transactions t on t.id = p.transaction_id where t.folded_at is not null
        union all
        select p.from_account, t.currency, -p.amount from ledger_postings p
          join ledger_transactions t on t.id = p.transaction_id where t.folded_at is not null) e
      group by account, currency)
    select coalesce(e.account, b.account) || ' ' || coalesce(e.currency, b.currency) as offender
    from entries e full join ledger_balances b on b.account = e.account and b.currency = e.currency
    where coalesce(e.amount, 0) <> coalesce(b.amount, 0)
    union all
    select 'trigger ' || tgname from pg_trigger
    where tgname in ('ledger_transactions_append_only', 'ledger_postings_append_only') and tgenabled <> 'O';

  create view check_08_funds as
    select account || ' ' || currency as offender from (
      select p.to_account as account, t.currency, p.amount from ledger_postings p
        join ledger_transactions t on t.id = p.transaction_id where p.to_account like 'campaign:%:funds'
      union all
      select p.from_account, t.currency, -p.amount from ledger_postings p
        join ledger_transactions t on t.id = p.transaction_id where p.from_account like 'campaign:%:funds') e
    group by account, currency having sum(amount) < 0;
`;

const campaignChecks = `
  create view check_03_totals as
    with sums as (
      select campaign_id, round,
        coalesce(sum(amount) filter (where state in ('active', 'charging', 'needs_action', 'errored')), 0) as open,
        coalesce(sum(amount) filter (where state = 'active'), 0) as active,
        count(*) filter (where state = 'active') as actives,
        count(distinct backer_id) filter (where state = 'active') as backers,
        coalesce(sum(amount) filter (where state = 'collected'), 0) as collected,
        coalesce(sum(amount) filter (where state = 'dropped' or (state = 'released' and activated_at is not null)), 0) as dropped
      from pledges group by campaign_id, round),
    refunded as (
      select p.campaign_id, p.round, sum(f.amount) as refunded from refunds f join pledges p on p.id = f.pledge_id
      where f.state = 'succeeded' and f.cause <> 'unexpected_receipt' group by p.campaign_id, p.round)
    select r.campaign_id || ' round ' || r.number as offender
    from campaign_rounds r
    left join campaign_totals t on t.campaign_id = r.campaign_id and t.round = r.number
    left join sums s on s.campaign_id = r.campaign_id and s.round = r.number
    left join refunded f on f.campaign_id = r.campaign_id and f.round = r.number
    where r.state <> 'planned' and (t.campaign_id is null
      or t.collected <> coalesce(s.collected, 0) or t.dropped <> coalesce(s.dropped, 0)
      or t.refunded <> coalesce(f.refunded, 0)
      or (r.state in ('open', 'closing') and (t.pledged <> coalesce(s.active, 0)
          or t.pledges <> coalesce(s.actives, 0) or t.backers <> coalesce(s.backers, 0)))
      or (r.state not in ('open', 'closing') and (t.pledged <> coalesce(s.open, 0) + t.collected + t.dropped))
      or (r.state = 'collecting' and t.chargeable <> coalesce(s.open, 0))
      or (r.state in ('collecting', 'settled') and t.pledged <> t.chargeable + t.collected + t.dropped));

  create view check_04_stock as
    with held as (
      select r.reward_id, sum(r.quantity) as quantity from pledge_rewards r join pledges p on p.id = r.pledge_id
      where p.state not in ('expired', 'cancelled', 'released', 'dropped') group by r.reward_id)
    select s.reward_id::text as offender from reward_stock s left join held h using (reward_id)
    where s.taken <> coalesce(h.quantity, 0) or s.taken > coalesce(s.stock, s.taken);

  create view check_17_currencies as
    select 'pledge ' || p.id as offender from pledges p join campaigns c on c.id = p.campaign_id where p.currency <> c.currency
    union all
    select 'item ' || i.id from settlement_items i join campaigns c on c.id = i.campaign_id where i.currency <> c.currency
    union all
    select 'payment ' || p.id from payments p join campaigns c on c.id = p.campaign_id where p.currency <> c.currency
    union all
    select 'refund ' || f.id from refunds f join campaigns c on c.id = f.campaign_id where f.currency <> c.currency
    union all
    select 'payout ' || o.id from payouts o join campaigns c on c.id = o.campaign_id where o.currency <> c.currency
    union all
    select 'payout line ' || l.id from payout_lines l join payouts o on o.id = l.payout_id where l.currency <> o.currency
    union all
    select 'consent ' || k.id from consents k join pledges p on p.id = k.pledge_id
      join campaigns c on c.id = p.campaign_id where k.currency <> c.currency
    union all
    select 'posting ' || l.id from ledger_postings l join ledger_transactions t on t.id = l.transaction_id
      cross join lateral (values (l.from_account), (l.to_account)) as a (account)
      join campaigns c on c.id::text = split_part(a.account, ':', 2)
      where a.account like 'campaign:%' and t.currency <> c.currency;

  create view check_18_consent as
    select p.id::text as offender from payments p
    where p.state = 'succeeded' and not exists (
      select 1 from consents c where c.pledge_id = p.pledge_id and c.backer_id = p.user_id
        and c.total >= p.amount + p.tip and c.currency = p.currency and c.given_at <= p.succeeded_at);
`;

const paymentChecks = `
  create view check_05_one_charge as
    select 'pledge ' || pledge_id as offender from payments where state = 'succeeded' group by pledge_id having count(*) > 1
    union all
    select 'item ' || i.id from settlement_items i
    where i.state = 'collected' and not exists (select 1 from payments p where p.item_id = i.id and p.state = 'succeeded');

  create view check_06_provider as
    with booked as (
      select t.reference, t.currency, sum(p.amount) as amount from ledger_transactions t
      join ledger_postings p on p.transaction_id = t.id
      where t.reference like 'pledge-collected-%' or t.reference like 'refund-%' or t.reference like 'payout-line-%'
         or t.reference like 'provider-fee-%'
      group by t.id)
    select 'balance transaction ' || b.id as offender from balance_transactions b
    left join booked g on g.reference = b.ledger_reference
    where b.recorded_at < clock_timestamp() - interval '1 hour'
      and (g.reference is null or g.amount <> abs(b.amount) or g.currency <> b.currency)
    union all
    select 'fee of ' || b.id from balance_transactions b left join booked g on g.reference = 'provider-fee-' || b.id
    where b.recorded_at < clock_timestamp() - interval '1 hour' and b.fee > 0
      and (g.reference is null or g.amount <> b.fee or g.currency <> b.currency)
    union all
    select 'booked twice ' || ledger_reference from balance_transactions
    where ledger_reference is not null group by ledger_reference having count(*) > 1
    union all
    select g.reference from booked g join ledger_transactions t on t.reference = g.reference
    where uuid_extract_timestamp(t.id) < clock_timestamp() - interval '1 hour' and not exists (
      select 1 from balance_transactions b
      where b.ledger_reference = g.reference or (b.fee > 0 and g.reference = 'provider-fee-' || b.id));

  create view check_07_no_stray_charge as
    select 'unrefunded ' || p.id as offender from payments p join campaigns c on c.id = p.campaign_id
    where p.state = 'succeeded' and c.state in ('cancelled', 'unsuccessful') and p.amount + p.tip > (
      select coalesce(sum(f.amount + f.tip), 0) from refunds f where f.payment_id = p.id and f.state in ('sent', 'succeeded'))
    union all
    select 'released ' || p.id from payments p join pledges g on g.id = p.pledge_id
    where g.state in ('pending', 'expired', 'released')
    union all
    select 'early ' || p.id from payments p join settlement_items i on i.id = p.item_id
      join campaign_rounds r on r.campaign_id = i.campaign_id and r.number = i.round
    where p.created_at < r.deadline;

  create view check_09_refunds as
    select f.payment_id::text as offender from refunds f join payments p on p.id = f.payment_id
    where f.state <> 'failed' group by f.payment_id, p.amount, p.tip
    having sum(f.amount) > p.amount or sum(f.tip) > p.tip;

  create view check_15_sums as
    select 'pledge ' || id as offender from pledges where amount + tip > 99999999
    union all
    select 'item ' || i.id from settlement_items i join pledges p on p.id = i.pledge_id
    where i.amount <> p.amount or i.tip <> p.tip
    union all
    select 'payment ' || p.id from payments p join settlement_items i on i.id = p.item_id
    where p.amount <> i.amount or p.tip <> i.tip
    union all
    select 'payout ' || o.id from payouts o where o.amount <> (select sum(amount) from payout_lines l where l.payout_id = o.id)
      or o.amount <> (select sum(amount) from payout_terms t where t.payout_id = o.id)
    union all
    select 'fee ' || c.id || ' round ' || r.number from campaigns c join campaign_rounds r on r.campaign_id = c.id
    left join campaign_totals t on t.campaign_id = c.id and t.round = r.number
    left join lateral (
      select coalesce(sum(l.amount) filter (where l.to_account = 'platform:fees'), 0) as fee,
             coalesce(sum(l.amount) filter (where l.to_account = 'platform:vat'), 0) as vat
      from ledger_transactions x join ledger_postings l on l.transaction_id = x.id
      where x.reference = 'platform-fee-' || c.id || '-' || r.number) b on true
    where r.state = 'settled' and (b.fee <> round(t.collected * c.fee_bps / 10000.0)
      or b.vat <> round(b.fee * c.vat_bps / 10000.0));
`;

const workChecks = `
  create view entity_states as
    select 'campaign' as entity, id, state from campaigns
    union all select 'round', id, state from campaign_rounds
    union all select 'pledge', id, state from pledges
    union all select 'card_setup', id, state from card_setups
    union all select 'payment', id, state from payments
    union all select 'settlement_item', id, state from settlement_items
    union all select 'payout', id, state from payouts
    union all select 'payout_line', id, state from payout_lines
    union all select 'refund', id, state from refunds
    union all select 'recipient', id, transfers from recipients;

  create view check_12_history as
    select s.entity || ' ' || s.id as offender from entity_states s
    left join lateral (select to_state from state_changes h where h.entity_id = s.id and h.entity = s.entity
                       order by h.id desc limit 1) last on true
    where last.to_state is distinct from s.state
    union all
    select h.entity || ' ' || h.entity_id || ' ' || h.from_state || ' to ' || h.to_state
    from (select entity, entity_id, from_state, to_state,
                 lag(to_state, 1, '-') over (partition by entity, entity_id order by id) as before from state_changes) h
    left join legal_transitions l using (entity, from_state, to_state)
    where l.entity is null or h.before <> h.from_state;

  create view check_13_audit as
    select 'entry ' || seq as offender from (
      select seq, previous_hash, lag(hash) over (order by seq) as before, lag(seq, 1, 0::bigint) over (order by seq) as last
      from audit_entries where seq is not null) e
    where seq <> last + 1 or (before is not null and previous_hash <> before)
    union all
    select 'unsealed ' || id from audit_entries where seq is null and recorded_at < clock_timestamp() - interval '60 seconds';

  create view check_14_stuck as
    select 'outbox ' || id as offender from outbox
    where done_at is null and published_at is null and created_at < clock_timestamp() - interval '60 seconds'
      and retry_at < clock_timestamp() - interval '60 seconds'
    union all
    select 'lease of outbox ' || id from outbox
    where done_at is null and lease_until < clock_timestamp() - interval '30 seconds'
    union all
    select 'webhook ' || id from provider_events
    where handled_at is null and received_at < clock_timestamp() - interval '5 minutes'
    union all
    select 'lease of item ' || id from settlement_items
    where state = 'open' and due_at <= tally_now() and lease_until < clock_timestamp() - interval '2 minutes'
    union all
    select 'lease of payout line ' || id from payout_lines
    where state in ('approved', 'sending') and lease_until < clock_timestamp() - interval '2 minutes'
    union all
    select 'lease of refund ' || id from refunds
    where state in ('requested', 'sent') and due_at <= tally_now() and lease_until < clock_timestamp() - interval '2 minutes';
`;

const payoutChecks = `
  create view check_16_four_eyes as
    select 'payout ' || o.id as offender from payouts o
    join campaigns c on c.id = o.campaign_id join projects p on p.id = c.project_id
    where o.state in ('approved', 'paid', 'failed') and (o.decided_by is null or o.decided_by = o.prepared_by
      or o.prepared_by = any(array[p.owner_id, p.deputy_id]) or o.decided_by = any(array[p.owner_id, p.deputy_id])
      or exists (select 1 from payout_lines l join recipients r on r.id = l.recipient_id
                 where l.payout_id = o.id and r.user_id in (o.prepared_by, o.decided_by)));
`;
