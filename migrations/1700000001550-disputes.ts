import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Charges that backers' banks take back: rows with the provider's own states, and each movement of money in its parts. */
export class Disputes1700000001550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || rtrim(pg_get_viewdef('entity_states'::regclass), ';')
        || ' union all select ''dispute'', id, state from disputes';
    end $$`);
    await runner.query(sums);
    await runner.query(checksWith({ disputes: true }));
    await runner.query(currencies);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Their lists grow by other migrations as well, so only our lines are taken out.
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || regexp_replace(
        rtrim(pg_get_viewdef('entity_states'::regclass), ';'), 'UNION ALL\\s+SELECT ''dispute''[^;]*?FROM disputes', '');
      execute 'create or replace view check_17_currencies as ' || regexp_replace(
        rtrim(pg_get_viewdef('check_17_currencies'::regclass), ';'), 'UNION ALL\\s+SELECT \\(?''dispute ''[^;]*?WHERE \\(d\\.currency <> c\\.currency\\)', '');
    end $$`);
    await runner.query(checksWith({ disputes: false }));
    await runner.query(`
      drop view fee_shares, disputed_charges;
      drop table dispute_movements, disputes;
      delete from legal_transitions where entity = 'dispute';
    `);
  }
}

const tables = `
  create table disputes (
    id uuid primary key default uuidv7(),
    campaign_id uuid not null references campaigns (id),
    pledge_id uuid not null references pledges (id),
    payment_id uuid not null references payments (id),
    provider_id text not null constraint uq_disputes_provider_id unique,
    amount bigint not null constraint ck_disputes_amount check (amount > 0),
    currency text not null,
    reason text not null,
    state text not null constraint ck_disputes_state check (state in (
      'warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'lost', 'won')),
    is_unexpected boolean not null,
    evidence_due_at timestamptz,
    due_at timestamptz,
    opened_at timestamptz not null,
    constraint ck_disputes_decided_is_quiet check (state not in ('lost', 'won', 'warning_closed') or due_at is null)
  );
  create index ix_disputes_campaign on disputes (campaign_id, state);
  create index ix_disputes_payment on disputes (payment_id);
  create index ix_disputes_pledge on disputes (pledge_id);
  create index ix_disputes_due on disputes (due_at) where due_at is not null;

  create table dispute_movements (
    id uuid primary key default uuidv7(),
    dispute_id uuid not null references disputes (id),
    balance_transaction_id text constraint uq_dispute_movements_transaction unique references balance_transactions (id),
    amount bigint not null,
    tip bigint not null,
    excess bigint not null,
    constraint ck_dispute_movements_inside check (balance_transaction_id is not null or amount + tip + excess = 0)
  );
  create index ix_dispute_movements_dispute on dispute_movements (dispute_id);

  insert into legal_transitions
    select 'dispute', a.state, b.state
    from unnest(array['warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review',
      'lost', 'won']) with ordinality as a (state, place)
    join unnest(array['warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review',
      'lost', 'won']) with ordinality as b (state, place) on a.place < b.place
    union all
    select 'dispute', '-', state from unnest(array['warning_needs_response', 'warning_under_review', 'warning_closed',
      'needs_response', 'under_review', 'lost', 'won']) as s (state);
`;

/** What banks have now of each charge, and every ledger transaction that returned part of a round's fee. */
const sums = `
  create view disputed_charges as
    select d.id as dispute_id, d.campaign_id, d.payment_id, g.round, d.state, d.is_unexpected,
      d.state in ('needs_response', 'under_review') as is_open,
      coalesce(-sum(m.amount), 0)::bigint as amount, coalesce(-sum(m.tip), 0)::bigint as tip
    from disputes d join pledges g on g.id = d.pledge_id left join dispute_movements m on m.dispute_id = d.id
    group by d.id, g.round;

  create view fee_shares as
    select x.id as transaction_id, f.campaign_id, g.round from refunds f join pledges g on g.id = f.pledge_id
    join ledger_transactions x on x.reference in ('set-aside-' || f.id, 'set-aside-back-' || f.id)
    union all
    select x.id, d.campaign_id, g.round from disputes d join pledges g on g.id = d.pledge_id
    join ledger_transactions x on x.reference in ('dispute-share-' || d.id || '-lost', 'dispute-share-' || d.id || '-won')
    union all
    select x.id, d.campaign_id, g.round from dispute_movements m join disputes d on d.id = m.dispute_id
    join pledges g on g.id = d.pledge_id join ledger_transactions x on x.reference = 'dispute-share-' || m.id || '-lost'
    union all
    select x.id, r.campaign_id, r.number from campaign_rounds r
    join ledger_transactions x on x.reference = 'share-of-before-' || r.campaign_id || '-' || r.number;
`;

const currencies = `do $$ begin
  execute 'create or replace view check_17_currencies as ' || rtrim(pg_get_viewdef('check_17_currencies'::regclass), ';')
    || ' union all select ''dispute '' || d.id from disputes d join campaigns c on c.id = d.campaign_id where d.currency <> c.currency';
end $$`;

/** Those invariants that know of money which went back, with and without what banks took. */
const checksWith = ({ disputes }: { disputes: boolean }): string => {
  const only = (sql: string) => (disputes ? sql : '');
  return [totalsCheck(only), strayCheck(only), refundsCheck(only, disputes ? sharesOfAll : sharesOfRefunds)].join(';');
};

type Only = (sql: string) => string;

const totalsCheck = (only: Only): string => `
  create or replace view check_03_totals as
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
      select campaign_id, round, sum(amount) as refunded from (
        select p.campaign_id, p.round, f.amount from refunds f join pledges p on p.id = f.pledge_id
        where f.state = 'succeeded' and f.cause <> 'unexpected_receipt'
        ${only('union all select campaign_id, round, amount from disputed_charges where not is_unexpected')}) b
      group by campaign_id, round)
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
      or (r.state in ('collecting', 'settled') and t.pledged <> t.chargeable + t.collected + t.dropped))`;

/** What had arrived and came back, after the campaign had ended, stands in finance's list until it is made anew. */
const cameBackLater = ` or (f.state = 'requested' and f.retry_of is not null)
        or (f.state = 'failed' and f.failure_code is distinct from 'charge_disputed'
          and not exists (select 1 from refunds r where r.retry_of = f.id)
          and exists (select 1 from state_changes h where h.entity = 'refund' and h.entity_id = f.id
            and h.from_state = 'succeeded' and h.to_state = 'failed'))`;

const strayCheck = (only: Only): string => `
  create or replace view check_07_no_stray_charge as
    select 'unrefunded ' || p.id as offender from payments p join campaigns c on c.id = p.campaign_id
    where p.state = 'succeeded' and c.state in ('cancelled', 'unsuccessful') and p.amount + p.tip > (
      select coalesce(sum(f.amount + f.tip), 0) from refunds f
      where f.payment_id = p.id and (f.state in ('sent', 'succeeded')${only(cameBackLater)}))
      ${only("+ (select coalesce(sum(d.amount + d.tip), 0) from disputed_charges d where d.payment_id = p.id and d.state = 'lost')")}
    union all
    select 'released ' || p.id from payments p join pledges g on g.id = p.pledge_id
    where g.state in ('pending', 'expired', 'released')
    union all
    select 'early ' || p.id from payments p join settlement_items i on i.id = p.item_id
      join campaign_rounds r on r.campaign_id = i.campaign_id and r.number = i.round
    where p.created_at < r.deadline`;

const sharesOfAll = `from fee_shares s join ledger_postings l on l.transaction_id = s.transaction_id
      where s.campaign_id = r.campaign_id and s.round = r.number`;

const sharesOfRefunds = `from refunds f join pledges g on g.id = f.pledge_id
      join ledger_transactions x on x.reference in ('set-aside-' || f.id, 'set-aside-back-' || f.id)
      join ledger_postings l on l.transaction_id = x.id
      where f.campaign_id = r.campaign_id and g.round = r.number`;

const refundsCheck = (only: Only, shares: string): string => `
  create or replace view check_09_refunds as
    select f.payment_id::text as offender from (
      select payment_id, amount, tip from refunds where state not in ('failed', 'rejected')
      ${only('union all select payment_id, amount, tip from disputed_charges')}) f
    join payments p on p.id = f.payment_id
    group by f.payment_id, p.amount, p.tip having sum(f.amount) > p.amount or sum(f.tip) > p.tip
    union all
    select 'set aside of ' || coalesce(a.campaign_id, f.campaign_id) from (
      select split_part(account, ':', 2) as campaign_id, sum(amount) as amount from (
        select p.to_account as account, p.amount from ledger_postings p where p.to_account like 'campaign:%:refunds'
        union all
        select p.from_account, -p.amount from ledger_postings p where p.from_account like 'campaign:%:refunds') e
      group by account) a
    full join (
      select campaign_id::text, sum(amount) as amount from refunds
      where state in ('proposed', 'requested') and cause <> 'unexpected_receipt' group by campaign_id) f using (campaign_id)
    where coalesce(a.amount, 0) <> coalesce(f.amount, 0)
    union all
    ${only(`select 'dispute booked otherwise ' || m.id from dispute_movements m
    where (m.amount + m.tip + m.excess) <> (
      select coalesce(sum(case when is_outside(l.from_account) then l.amount when is_outside(l.to_account) then -l.amount end), 0)
      from ledger_transactions x join ledger_postings l on l.transaction_id = x.id where x.reference = 'dispute-' || m.id)
    union all`)}
    select 'returned fee of ' || r.campaign_id || ' round ' || r.number
    from campaign_rounds r join campaigns c on c.id = r.campaign_id
    join campaign_totals t on t.campaign_id = r.campaign_id and t.round = r.number
    cross join lateral (
      select coalesce(sum(amount), 0) as refunded from (
        select f.amount from refunds f join pledges g on g.id = f.pledge_id
        where f.campaign_id = r.campaign_id and g.round = r.number and f.state not in ('failed', 'rejected')
          and f.cause <> 'unexpected_receipt'
        ${only(`union all
        select d.amount from disputed_charges d
        where d.campaign_id = r.campaign_id and d.round = r.number and d.state = 'lost' and not d.is_unexpected`)}) b) f
    cross join lateral (select round(t.collected * c.fee_bps / 10000.0) as was,
      round((t.collected - f.refunded) * c.fee_bps / 10000.0) as remains) fee
    cross join lateral (
      select coalesce(sum(case 'platform:fees' when l.from_account then l.amount when l.to_account then -l.amount end), 0) as fee,
             coalesce(sum(case 'platform:vat' when l.from_account then l.amount when l.to_account then -l.amount end), 0) as vat
      ${shares}) b
    where r.state = 'settled' and (b.fee <> fee.was - fee.remains
      or b.vat <> round(fee.was * c.vat_bps / 10000.0) - round(fee.remains * c.vat_bps / 10000.0))
      ${only(`-- What had gone back before the round was settled is returned by the news of it.
      and not exists (select 1 from outbox o where o.consumer = 'refunds.share-of-before' and o.done_at is null
        and o.payload ->> 'campaignId' = r.campaign_id::text)`)}`;
