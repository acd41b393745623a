import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Refunds that people order: several per charge, in part, also after a payout, with the transfers that come back for
 * them. What is asked back is set aside in the ledger when it is asked, so that nothing is paid out twice.
 */
export class OrderedRefunds1700000001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(refunds);
    await runner.query(runs);
    await runner.query(reversals);
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || rtrim(pg_get_viewdef('entity_states'::regclass), ';')
        || ' union all select ''transfer_reversal'', id, state from transfer_reversals'
        || ' union all select ''refund_run'', id, state from refund_runs';
    end $$`);
    await runner.query(checks);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Its list grows by other migrations as well, so only our line is taken out.
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || regexp_replace(
        rtrim(pg_get_viewdef('entity_states'::regclass), ';'), 'UNION ALL\\s+SELECT ''(transfer_reversal|refund_run)''[^;]*?FROM (transfer_reversals|refund_runs)', '', 'g');
    end $$`);
    await runner.query(formerChecks);
    await runner.query(`
      drop table transfer_reversals;
      alter table refunds drop column run_id;
      drop table refund_runs;
      drop trigger refunds_within_charge on refunds;
      drop function refuse_refund_beyond_charge();
      drop index ix_refunds_payment;
      alter table refunds drop constraint ck_refunds_cause, drop constraint ck_refunds_state, drop constraint ck_refunds_amount, drop column ordered_by,
        drop column decided_by, drop column provider_fee, drop column retry_of;
      alter table refunds
        add constraint ck_refunds_amount check (amount > 0),
        add constraint ck_refunds_cause check (cause in ('shortfall', 'cancelled', 'unexpected_receipt')),
        add constraint ck_refunds_state check (state in ('requested', 'sent', 'succeeded', 'failed')),
        add constraint uq_refunds_cause unique (payment_id, cause);
      delete from legal_transitions where entity in ('transfer_reversal', 'refund_run')
        or (entity = 'refund' and 'proposed' in (from_state, to_state));
    `);
  }
}

const refunds = `
  alter table refunds drop constraint uq_refunds_cause, drop constraint ck_refunds_cause, drop constraint ck_refunds_state,
    drop constraint ck_refunds_amount;
  alter table refunds
    add column ordered_by uuid references users (id),
    add column decided_by uuid references users (id),
    add column provider_fee bigint not null default 0 constraint ck_refunds_provider_fee check (provider_fee >= 0),
    add column retry_of uuid constraint uq_refunds_retry_of unique references refunds (id),
    add constraint ck_refunds_amount check (amount >= 0 and amount + tip > 0),
    add constraint ck_refunds_cause check (cause in (
      'shortfall', 'cancelled', 'unexpected_receipt', 'creator', 'withdrawal', 'platform', 'provider')),
    add constraint ck_refunds_state check (state in ('proposed', 'requested', 'sent', 'succeeded', 'failed', 'rejected')),
    add constraint ck_refunds_decided check (decided_by is distinct from ordered_by or decided_by is null or state = 'rejected');
  create index ix_refunds_payment on refunds (payment_id);

  -- The caller holds the campaign's lock, so no other refund of the charge is decided beside this one.
  create function refuse_refund_beyond_charge() returns trigger language plpgsql as $$
  begin
    if exists (
      select 1 from refunds f join payments p on p.id = f.payment_id
      where f.payment_id = new.payment_id and f.state not in ('failed', 'rejected')
      group by p.id having sum(f.amount) > p.amount or sum(f.tip) > p.tip)
    then
      raise exception 'the refunds of payment % exceed it', new.payment_id using errcode = '23514', constraint = 'ck_refunds_within_charge';
    end if;
    return null;
  end $$;
  create trigger refunds_within_charge after insert or update of amount, tip, state on refunds
    for each row execute function refuse_refund_beyond_charge();

  -- From here on what is asked for stands apart until it leaves.
  insert into ledger_transactions (reference, currency, at)
    select 'set-aside-' || id, currency, requested_at from refunds where state = 'requested' and cause <> 'unexpected_receipt';
  insert into ledger_postings (transaction_id, from_account, to_account, amount)
    select t.id, 'campaign:' || f.campaign_id || ':funds', 'campaign:' || f.campaign_id || ':refunds', f.amount
    from refunds f join ledger_transactions t on t.reference = 'set-aside-' || f.id;

  insert into legal_transitions values
    ('refund', '-', 'proposed'), ('refund', 'proposed', 'requested'), ('refund', 'proposed', 'rejected');
`;

const runs = `
  create table refund_runs (
    id uuid primary key default uuidv7(),
    campaign_id uuid not null references campaigns (id),
    cause text not null constraint ck_refund_runs_cause check (cause in ('creator', 'platform')),
    state text not null constraint ck_refund_runs_state check (state in ('proposed', 'running', 'stopped', 'finished', 'rejected')),
    ordered_by uuid not null references users (id),
    decided_by uuid references users (id),
    ordered_at timestamptz not null,
    due_at timestamptz,
    constraint ck_refund_runs_two_people check (
      state in ('proposed', 'rejected') or (decided_by is not null and decided_by <> ordered_by)),
    constraint ck_refund_runs_quiet check ((state = 'running') = (due_at is not null))
  );
  create unique index uq_refund_runs_one_open on refund_runs (campaign_id) where state in ('proposed', 'running', 'stopped');
  alter table refunds add column run_id uuid references refund_runs (id);
  create index ix_refunds_run on refunds (run_id) where run_id is not null;

  insert into legal_transitions values
    ('refund_run', '-', 'proposed'), ('refund_run', 'proposed', 'running'), ('refund_run', 'proposed', 'rejected'),
    ('refund_run', 'running', 'stopped'), ('refund_run', 'stopped', 'running'), ('refund_run', 'running', 'finished');
`;

const reversals = `
  create table transfer_reversals (
    id uuid primary key default uuidv7(),
    payout_line_id uuid not null references payout_lines (id),
    campaign_id uuid not null references campaigns (id),
    cause_id uuid not null,
    amount bigint not null constraint ck_transfer_reversals_amount check (amount > 0),
    currency text not null,
    state text not null constraint ck_transfer_reversals_state check (state in ('requested', 'sent', 'failed')),
    provider_id text constraint uq_transfer_reversals_provider_id unique,
    tries integer not null default 0,
    create_tries integer not null default 0,
    due_at timestamptz,
    retry_at timestamptz,
    lease_until timestamptz,
    failure_code text,
    requested_at timestamptz not null,
    constraint ck_transfer_reversals_sent_whole check ((state = 'sent') = (provider_id is not null)),
    constraint ck_transfer_reversals_final_is_quiet check (state = 'requested' or (due_at is null and lease_until is null))
  );
  create index ix_transfer_reversals_line on transfer_reversals (payout_line_id);
  create index ix_transfer_reversals_cause on transfer_reversals (cause_id);
  create index ix_transfer_reversals_due on transfer_reversals (due_at, id) where state = 'requested';

  insert into legal_transitions values
    ('transfer_reversal', '-', 'requested'), ('transfer_reversal', 'requested', 'sent'),
    ('transfer_reversal', 'requested', 'failed');
`;

/** What money that is set aside, several refunds of a charge and debts of creators add to the invariants. */
const checks = `
  -- What came back after the campaign had ended stands in finance's list until it is made anew.
  create or replace view check_07_no_stray_charge as
    select 'unrefunded ' || p.id as offender from payments p join campaigns c on c.id = p.campaign_id
    where p.state = 'succeeded' and c.state in ('cancelled', 'unsuccessful') and p.amount + p.tip > (
      select coalesce(sum(f.amount + f.tip), 0) from refunds f left join refunds r on r.retry_of = f.id
      where f.payment_id = p.id and (f.state in ('sent', 'succeeded') or (f.state = 'requested' and f.retry_of is not null)
        or (f.state = 'failed' and r.id is null and exists (select from state_changes h
          where h.entity = 'refund' and h.entity_id = f.id and h.from_state = 'succeeded' and h.to_state = 'failed'))))
    union all
    select 'released ' || p.id from payments p join pledges g on g.id = p.pledge_id
    where g.state in ('pending', 'expired', 'released')
    union all
    select 'early ' || p.id from payments p join settlement_items i on i.id = p.item_id
      join campaign_rounds r on r.campaign_id = i.campaign_id and r.number = i.round
    where p.created_at < r.deadline;

  create or replace view check_08_funds as
    with sides as (
      select p.to_account as account, t.currency, p.amount from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
      union all
      select p.from_account, t.currency, -p.amount from ledger_postings p join ledger_transactions t on t.id = p.transaction_id)
    select account || ' ' || currency as offender from sides
    where account like 'campaign:%:funds' or account like 'campaign:%:refunds'
    group by account, currency having sum(amount) < 0
    union all
    select account || ' ' || currency from sides where account like 'creator:%:receivable'
    group by account, currency having sum(amount) > 0;

  create or replace view check_09_refunds as
    select f.payment_id::text as offender from refunds f join payments p on p.id = f.payment_id
    where f.state not in ('failed', 'rejected') group by f.payment_id, p.amount, p.tip
    having sum(f.amount) > p.amount or sum(f.tip) > p.tip
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
    select 'returned fee of ' || r.campaign_id || ' round ' || r.number
    from campaign_rounds r join campaigns c on c.id = r.campaign_id
    join campaign_totals t on t.campaign_id = r.campaign_id and t.round = r.number
    cross join lateral (
      select coalesce(sum(f.amount), 0) as refunded from refunds f join pledges g on g.id = f.pledge_id
      where f.campaign_id = r.campaign_id and g.round = r.number and f.state not in ('failed', 'rejected')
        and f.cause <> 'unexpected_receipt') f
    cross join lateral (select round(t.collected * c.fee_bps / 10000.0) as was,
      round((t.collected - f.refunded) * c.fee_bps / 10000.0) as remains) fee
    cross join lateral (
      select coalesce(sum(case 'platform:fees' when l.from_account then l.amount when l.to_account then -l.amount end), 0) as fee,
             coalesce(sum(case 'platform:vat' when l.from_account then l.amount when l.to_account then -l.amount end), 0) as vat
      from refunds f join pledges g on g.id = f.pledge_id
      join ledger_transactions x on x.reference in ('set-aside-' || f.id, 'set-aside-back-' || f.id)
      join ledger_postings l on l.transaction_id = x.id
      where f.campaign_id = r.campaign_id and g.round = r.number) b
    where r.state = 'settled' and (b.fee <> fee.was - fee.remains
      or b.vat <> round(fee.was * c.vat_bps / 10000.0) - round(fee.remains * c.vat_bps / 10000.0));
`;

const formerChecks = `
  create or replace view check_07_no_stray_charge as
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

  create or replace view check_08_funds as
    select account || ' ' || currency as offender from (
      select p.to_account as account, t.currency, p.amount from ledger_postings p
        join ledger_transactions t on t.id = p.transaction_id where p.to_account like 'campaign:%:funds'
      union all
      select p.from_account, t.currency, -p.amount from ledger_postings p
        join ledger_transactions t on t.id = p.transaction_id where p.from_account like 'campaign:%:funds') e
    group by account, currency having sum(amount) < 0;

  create or replace view check_09_refunds as
    select f.payment_id::text as offender from refunds f join payments p on p.id = f.payment_id
    where f.state <> 'failed' group by f.payment_id, p.amount, p.tip
    having sum(f.amount) > p.amount or sum(f.tip) > p.tip;
`;
