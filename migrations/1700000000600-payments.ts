import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Our side of the provider: customers, saved cards, one payment per settlement item, its attempts, and the webhook inbox. */
export class Payments1700000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from legal_transitions where entity in ('card_setup', 'payment');
      drop table provider_budgets, provider_events, balance_transactions, payment_attempts, payments, card_setups, customers;
    `);
  }
}

const schema = `
  create table customers (
    user_id uuid primary key references users (id),
    provider_id text constraint uq_customers_provider_id unique,
    create_tries integer not null default 0,
    created_at timestamptz not null
  );

  create table card_setups (
    id uuid primary key default uuidv7(),
    pledge_id uuid not null,
    user_id uuid not null references users (id),
    number integer not null constraint ck_card_setups_number check (number > 0),
    state text not null constraint ck_card_setups_state check (state in ('pending', 'succeeded', 'cancelled')),
    provider_id text constraint uq_card_setups_provider_id unique,
    payment_method_id text,
    brand text,
    last4 text,
    exp_month smallint,
    exp_year smallint,
    fingerprint text,
    succeeded_at timestamptz,
    created_at timestamptz not null,
    detach_at timestamptz,
    detached_at timestamptz,
    constraint uq_card_setups_number unique (pledge_id, number),
    constraint ck_card_setups_succeeded_has_card check (state <> 'succeeded' or payment_method_id is not null),
    constraint ck_card_setups_detach check (
      (detach_at is null or detached_at is null) and (state = 'succeeded' or coalesce(detach_at, detached_at) is null))
  );
  create index ix_card_setups_method on card_setups (payment_method_id) where payment_method_id is not null;
  create index ix_card_setups_detach on card_setups (detach_at) where detach_at is not null;

  create table payments (
    id uuid primary key default uuidv7(),
    item_id uuid not null constraint uq_payments_item unique,
    pledge_id uuid not null,
    campaign_id uuid not null references campaigns (id),
    user_id uuid not null references users (id),
    amount bigint not null constraint ck_payments_amount check (amount > 0),
    tip bigint not null constraint ck_payments_tip check (tip >= 0),
    currency text not null constraint ck_payments_currency check (currency ~ '^[A-Z]{3}$'),
    state text not null constraint ck_payments_state check (state in ('created', 'processing', 'requires_action', 'declined', 'succeeded', 'cancelled')),
    provider_id text constraint uq_payments_provider_id unique,
    create_tries integer not null default 0,
    charge_id text constraint uq_payments_charge unique,
    declined_charge_id text,
    succeeded_at timestamptz,
    fee_known_at timestamptz,
    ask_at timestamptz,
    created_at timestamptz not null,
    constraint ck_payments_succeeded_has_charge check (state <> 'succeeded' or (charge_id is not null and succeeded_at is not null))
  );
  create index ix_payments_campaign on payments (campaign_id);
  create index ix_payments_pledge on payments (pledge_id);
  create index ix_payments_ask on payments (ask_at) where ask_at is not null;
  create unique index uq_payments_one_success on payments (pledge_id) where state = 'succeeded';

  create table payment_attempts (
    payment_id uuid not null references payments (id),
    number integer not null constraint ck_payment_attempts_number check (number > 0),
    tries integer not null default 0,
    payment_method_id text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    outcome text constraint ck_payment_attempts_outcome check (outcome in ('succeeded', 'processing', 'authentication_required',
      'soft_decline', 'hard_decline', 'cancelled')),
    code text,
    decline_code text,
    advice_code text,
    primary key (payment_id, number),
    constraint ck_payment_attempts_finished_whole check ((finished_at is null) = (outcome is null))
  );
  create unique index uq_payment_attempts_one_open on payment_attempts (payment_id)
    where outcome is null or outcome = 'processing';

  create table balance_transactions (
    id text primary key,
    type text not null,
    source text,
    amount bigint not null,
    fee bigint not null,
    net bigint not null,
    currency text not null,
    created_at timestamptz not null,
    available_on timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    ledger_reference text,
    constraint ck_balance_transactions_net check (net = amount - fee)
  );
  create index ix_balance_transactions_source on balance_transactions (source);

  create table provider_events (
    id text primary key,
    type text not null,
    account text,
    object_id text,
    facts jsonb not null,
    created_at timestamptz not null,
    received_at timestamptz not null default clock_timestamp(),
    handled_at timestamptz,
    outcome text,
    constraint ck_provider_events_handled_whole check ((handled_at is null) = (outcome is null))
  );
  create index ix_provider_events_unhandled on provider_events (received_at) where handled_at is null;

  create table provider_budgets (
    endpoint text primary key,
    tokens double precision not null,
    refilled_at timestamptz not null,
    blocked_until timestamptz not null
  );

  insert into legal_transitions (entity, from_state, to_state) values
    ('card_setup', '-', 'pending'), ('card_setup', 'pending', 'succeeded'), ('card_setup', 'pending', 'cancelled'),
    ('payment', '-', 'created'),
    ('payment', 'created', 'processing'), ('payment', 'created', 'requires_action'), ('payment', 'created', 'declined'),
    ('payment', 'created', 'succeeded'), ('payment', 'created', 'cancelled'),
    ('payment', 'processing', 'requires_action'), ('payment', 'processing', 'declined'),
    ('payment', 'processing', 'succeeded'), ('payment', 'processing', 'cancelled'),
    ('payment', 'requires_action', 'processing'), ('payment', 'requires_action', 'declined'),
    ('payment', 'requires_action', 'succeeded'), ('payment', 'requires_action', 'cancelled'),
    ('payment', 'declined', 'processing'), ('payment', 'declined', 'requires_action'),
    ('payment', 'declined', 'succeeded'), ('payment', 'declined', 'cancelled');
`;
