import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Budgets that are paid out in parts: what each asks for and by when, its life once the campaign has succeeded, and the
 * refunds of what is unpaid when one is refused for good.
 */
export class Tranches1700000001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(plan);
    await runner.query(life);
    await runner.query(returns);
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || rtrim(pg_get_viewdef('entity_states'::regclass), ';')
        || ' union all select ''tranche'', id, state from tranches';
    end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Its list grows by other migrations as well, so only our line is taken out.
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || regexp_replace(
        rtrim(pg_get_viewdef('entity_states'::regclass), ';'), 'UNION ALL\\s+SELECT ''tranche''[^;]*?FROM tranches', '');
    end $$`);
    await runner.query(`
      drop table refund_run_parts;
      alter table refund_runs drop column decision_id, drop constraint ck_refund_runs_cause;
      alter table refund_runs add constraint ck_refund_runs_cause check (cause in ('creator', 'platform'));
      alter table refunds drop constraint ck_refunds_cause;
      alter table refunds add constraint ck_refunds_cause check (cause in (
        'shortfall', 'cancelled', 'unexpected_receipt', 'creator', 'withdrawal', 'platform', 'provider'));
      alter table payouts drop column tranche_id;
      drop table tranche_evidence, tranches;
      alter table needs drop column tranche;
      drop table campaign_tranches;
      delete from legal_transitions where entity = 'tranche';
    `);
  }
}

const plan = `
  create table campaign_tranches (
    campaign_id uuid not null references campaigns (id),
    number smallint not null constraint ck_campaign_tranches_number check (number between 1 and 6),
    evidence text,
    due_on date,
    primary key (campaign_id, number),
    constraint ck_campaign_tranches_due check ((evidence is null) = (due_on is null)),
    constraint ck_campaign_tranches_first check (evidence is not null or number = 1)
  );
  alter table needs add column tranche smallint,
    add constraint fk_needs_tranche foreign key (campaign_id, tranche) references campaign_tranches (campaign_id, number);
`;

const life = `
  create table tranches (
    id uuid primary key default uuidv7(),
    campaign_id uuid not null references campaigns (id),
    number smallint not null,
    state text not null constraint ck_tranches_state check (state in (
      'waiting', 'handed_in', 'accepted', 'paid', 'refusal_proposed', 'refused', 'returned', 'ended')),
    weight bigint not null constraint ck_tranches_weight check (weight > 0),
    due_on date,
    proposed_by uuid references users (id),
    refused_by uuid references users (id),
    constraint uq_tranches_number unique (campaign_id, number),
    constraint fk_tranches_plan foreign key (campaign_id, number) references campaign_tranches (campaign_id, number),
    constraint ck_tranches_proposed check ((state in ('refusal_proposed', 'refused', 'returned')) = (proposed_by is not null)),
    constraint ck_tranches_two_people check ((state in ('refused', 'returned')) = (refused_by is not null)
      and (refused_by is null or refused_by <> proposed_by))
  );
  create unique index uq_tranches_one_refused on tranches (campaign_id) where state in ('refused', 'returned');
  create index ix_tranches_to_decide on tranches (id) where state in ('handed_in', 'refusal_proposed');

  create table tranche_evidence (
    id uuid primary key default uuidv7(),
    tranche_id uuid not null references tranches (id),
    text text not null,
    urls text[] not null,
    handed_in_by uuid not null references users (id),
    handed_in_at timestamptz not null
  );
  create index ix_tranche_evidence_tranche on tranche_evidence (tranche_id, id);
  create trigger tranche_evidence_append_only before update or delete on tranche_evidence
    for each row execute function refuse_change();

  alter table payouts add column tranche_id uuid references tranches (id);
  create unique index uq_payouts_tranche on payouts (tranche_id) where state in ('prepared', 'approved', 'paid');

  insert into legal_transitions values
    ('tranche', '-', 'waiting'), ('tranche', '-', 'accepted'),
    ('tranche', 'waiting', 'handed_in'), ('tranche', 'waiting', 'refusal_proposed'), ('tranche', 'waiting', 'ended'),
    ('tranche', 'handed_in', 'accepted'), ('tranche', 'handed_in', 'waiting'), ('tranche', 'handed_in', 'ended'),
    ('tranche', 'accepted', 'paid'), ('tranche', 'accepted', 'ended'),
    ('tranche', 'refusal_proposed', 'refused'), ('tranche', 'refusal_proposed', 'waiting'),
    ('tranche', 'refusal_proposed', 'handed_in'), ('tranche', 'refusal_proposed', 'ended'),
    ('tranche', 'refused', 'returned');
`;

const returns = `
  alter table refunds drop constraint ck_refunds_cause;
  alter table refunds add constraint ck_refunds_cause check (cause in (
    'shortfall', 'cancelled', 'unexpected_receipt', 'creator', 'withdrawal', 'platform', 'provider', 'tranche'));
  alter table refund_runs drop constraint ck_refund_runs_cause;
  alter table refund_runs add constraint ck_refund_runs_cause check (cause in ('creator', 'platform', 'tranche')),
    add column decision_id uuid constraint uq_refund_runs_decision unique;

  -- What each charge gets of it, fixed when it was decided.
  create table refund_run_parts (
    run_id uuid not null references refund_runs (id),
    payment_id uuid not null references payments (id),
    amount bigint not null constraint ck_refund_run_parts_amount check (amount > 0),
    primary key (run_id, payment_id)
  );
  create trigger refund_run_parts_append_only before update or delete on refund_run_parts
    for each row execute function refuse_change();
`;
