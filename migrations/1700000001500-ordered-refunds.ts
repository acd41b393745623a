import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Refunds that people order: several per charge, in part, also after a payout, with the transfers that come back for
 * them. What is asked back is set aside in the ledger when it is asked, so that nothing is paid out twice.
 */
export class OrderedRefunds1700000001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(refunds);
    await runner.query(reversals);
    await runner.query(checks);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view check_12_history;
      create or replace view entity_states as ${entityStates};
      ${history}
      drop table transfer_reversals;
      drop trigger refunds_within_charge on refunds;
      drop function refuse_refund_beyond_charge();
      drop index uq_refunds_whole, ix_refunds_payment;
      alter table refunds drop constraint ck_refunds_cause, drop constraint ck_refunds_state, drop constraint ck_refunds_decided,
        drop constraint ck_refunds_final_is_quiet, drop column ordered_by, drop column decided_by;
      alter table refunds
        add constraint ck_refunds_cause check (cause in ('shortfall', 'cancelled', 'unexpected_receipt')),
        add constraint ck_refunds_state check (state in ('requested', 'sent', 'succeeded', 'failed')),
        add constraint ck_refunds_final_is_quiet check (state in ('requested', 'sent') or (due_at is null and lease_until is null)),
        add constraint uq_refunds_cause unique (payment_id, cause);
      delete from legal_transitions where entity = 'transfer_reversal'
        or (entity = 'refund' and 'proposed' in (from_state, to_state));
    `);
  }
}

const entityStates = `
    select 'campaign' as entity, id, state from campaigns
    union all select 'round', id, state from campaign_rounds
    union all select 'pledge', id, state from pledges
    union all select 'card_setup', id, state from card_setups
    union all select 'payment', id, state from payments
    union all select 'settlement_item', id, state from settlement_items
    union all select 'payout', id, state from payouts
    union all select 'payout_line', id, state from payout_lines
    union all select 'refund', id, state from refunds
    union all select 'recipient', id, transfers from recipients`;

const history = `
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
    where l.entity is null or h.before <> h.from_state;`;

const refunds = `
  alter table refunds drop constraint uq_refunds_cause, drop constraint ck_refunds_cause, drop constraint ck_refunds_state,
    drop constraint ck_refunds_final_is_quiet;
  alter table refunds
    add column ordered_by uuid references users (id),
    add column decided_by uuid references users (id),
    add constraint ck_refunds_cause check (cause in ('shortfall', 'cancelled', 'unexpected_receipt', 'creator', 'withdrawal', 'platform')),
    add constraint ck_refunds_state check (state in ('proposed', 'requested', 'sent', 'succeeded', 'failed', 'rejected')),
    add constraint ck_refunds_final_is_quiet check (state in ('requested', 'sent') or (due_at is null and lease_until is null)),
    add constraint ck_refunds_decided check (decided_by is distinct from ordered_by or decided_by is null or state = 'rejected');
  create unique index uq_refunds_whole on refunds (payment_id, cause) where cause in ('shortfall', 'cancelled', 'unexpected_receipt');
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

  insert into legal_transitions values
    ('refund', '-', 'proposed'), ('refund', 'proposed', 'requested'), ('refund', 'proposed', 'rejected');
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

/**
 * The views that learn of them: money set aside is never below zero, a returned fee is the share of what went back, and
 * reversals have their balance transactions and their states.
 */
const checks = `
  drop view check_12_history;
  create or replace view entity_states as ${entityStates}
    union all select 'transfer_reversal', id, state from transfer_reversals;
  ${history}

  create or replace view check_06_provider as
    with booked as (
      select t.reference, t.currency, sum(p.amount) as amount from ledger_transactions t
      join ledger_postings p on p.transaction_id = t.id
      where t.reference like 'pledge-collected-%' or t.reference like 'refund-%' or t.reference like 'payout-line-%'
         or t.reference like 'provider-fee-%' or t.reference like 'transfer-reversal-%'
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

  create or replace view check_08_funds as
    select account || ' ' || currency as offender from (
      select p.to_account as account, t.currency, p.amount from ledger_postings p
        join ledger_transactions t on t.id = p.transaction_id
        where p.to_account like 'campaign:%:funds' or p.to_account like 'campaign:%:refunds'
      union all
      select p.from_account, t.currency, -p.amount from ledger_postings p
        join ledger_transactions t on t.id = p.transaction_id
        where p.from_account like 'campaign:%:funds' or p.from_account like 'campaign:%:refunds') e
    group by account, currency having sum(amount) < 0;

  create or replace view check_09_refunds as
    select f.payment_id::text as offender from refunds f join payments p on p.id = f.payment_id
    where f.state not in ('failed', 'rejected') group by f.payment_id, p.amount, p.tip
    having sum(f.amount) > p.amount or sum(f.tip) > p.tip;
`;
