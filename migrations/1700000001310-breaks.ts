import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What has no counterpart on the other side, and what stops payouts; invariant 6 compares every movement, both ways. */
export class Breaks1700000001310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view check_06_provider; ${tables}; ${views}`);
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || rtrim(pg_get_viewdef('entity_states'::regclass), ';')
        || ' union all select ''break'', id, state from breaks';
    end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Its list grows by other migrations as well, so only our line is taken out.
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || regexp_replace(
        rtrim(pg_get_viewdef('entity_states'::regclass), ';'), 'UNION ALL\\s+SELECT ''break''[^;]*?FROM breaks', '');
    end $$`);
    await runner.query(`
      drop view check_06_provider, provider_differences;
      drop table payout_blocks, breaks;
      drop function is_outside(text);
      delete from legal_transitions where entity = 'break';
      ${formerCheck}
    `);
  }
}

const tables = `
  create table breaks (
    id uuid primary key default uuidv7(),
    state text not null constraint ck_breaks_state check (state in ('open', 'resolved')),
    kind text not null constraint ck_breaks_kind check (kind in ('unbooked', 'unmatched', 'differs')),
    movement text,
    balance_transaction_id text references balance_transactions (id),
    ledger_reference text,
    amount bigint not null constraint ck_breaks_amount check (amount <> 0),
    currency text not null,
    campaign_id uuid references campaigns (id),
    happened_at timestamptz not null,
    found_at timestamptz not null,
    owner_id uuid references users (id),
    resolved_at timestamptz,
    resolved_by uuid references users (id),
    booked_to text constraint ck_breaks_booked_to check (booked_to in ('platform', 'campaign', 'bank', 'nothing')),
    reason text,
    constraint ck_breaks_about check (movement is not null or ledger_reference is not null),
    constraint ck_breaks_resolved_whole check ((state = 'resolved') = (resolved_at is not null)),
    constraint ck_breaks_staff_say_why check ((resolved_by is null) = (booked_to is null) and (resolved_by is null) = (reason is null))
  );
  create unique index uq_breaks_one_open on breaks (coalesce(movement, ledger_reference)) where state = 'open';
  create index ix_breaks_campaign on breaks (campaign_id) where state = 'open';

  create table payout_blocks (
    id uuid primary key default uuidv7(),
    campaign_id uuid references campaigns (id),
    cause text not null constraint ck_payout_blocks_cause check (cause in ('break', 'check', 'coverage')),
    subject text not null,
    reason text not null,
    since timestamptz not null,
    lifted_at timestamptz
  );
  create unique index uq_payout_blocks_one_open on payout_blocks (cause, subject) where lifted_at is null;

  insert into legal_transitions values ('break', '-', 'open'), ('break', 'open', 'resolved')`;

const views = `
  create function is_outside(account text) returns boolean immutable language sql
    return account in ('outside', 'bank') or account like 'recipient:%:paid';

  create view provider_differences as
    with movements as (
      select id as movement, id as balance_transaction_id, ledger_reference, amount, currency, created_at, recorded_at,
        case when row_number() over (partition by ledger_reference order by id) = 1 then ledger_reference end as counterpart
      from balance_transactions
      union all
      select id || ':fee', id, 'provider-fee-' || id, -fee, currency, created_at, recorded_at, 'provider-fee-' || id
      from balance_transactions where fee <> 0),
    crossings as (
      select t.reference, t.currency, t.at, uuid_extract_timestamp(t.id) as recorded_at,
        sum(case when is_outside(p.from_account) then p.amount else -p.amount end)::bigint as amount
      from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
      where is_outside(p.from_account) <> is_outside(p.to_account)
        and not exists (select 1 from breaks k where t.reference = 'break-' || k.id)
      group by t.id),
    settled as (
      select coalesce(movement, ledger_reference) as about, sum(amount)::bigint as amount from breaks
      where booked_to is not null group by 1),
    compared as (
      select m.movement, m.balance_transaction_id, coalesce(m.ledger_reference, c.reference) as ledger_reference,
        coalesce(m.amount, 0) - coalesce(c.amount, 0) as amount, coalesce(m.currency, c.currency) as currency,
        case when m.movement is null then 'unmatched' when c.reference is null then 'unbooked' else 'differs' end as kind,
        coalesce(m.created_at, c.at) as happened_at, coalesce(m.recorded_at, c.recorded_at) as recorded_at
      from movements m full join crossings c on c.reference = m.counterpart and c.currency = m.currency)
    select d.movement, d.balance_transaction_id, d.ledger_reference, d.amount - coalesce(s.amount, 0) as amount, d.currency,
      d.kind, d.happened_at, d.recorded_at
    from compared d left join settled s on s.about = coalesce(d.movement, d.ledger_reference)
    where d.amount <> coalesce(s.amount, 0);

  create view check_06_provider as
    select coalesce(d.movement, d.ledger_reference) as offender from provider_differences d
    where d.recorded_at < clock_timestamp() - interval '1 hour' and not exists (
      select 1 from breaks k where k.state = 'open' and k.amount = d.amount
        and coalesce(k.movement, k.ledger_reference) = coalesce(d.movement, d.ledger_reference))`;

/** As the migration of the checks made it. */
const formerCheck = `
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
      where b.ledger_reference = g.reference or (b.fee > 0 and g.reference = 'provider-fee-' || b.id));`;
