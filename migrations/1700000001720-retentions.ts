import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long the money of campaigns is with us, and what two people decide about it when that is too long. */
export class Retentions1700000001720 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(causes(`, 'tranche', 'held'`));
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || rtrim(pg_get_viewdef('entity_states'::regclass), ';')
        || ' union all select ''retention'', id, state from retentions';
    end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Its list grows by other migrations as well, so only our line is taken out.
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || regexp_replace(
        rtrim(pg_get_viewdef('entity_states'::regclass), ';'), 'UNION ALL\\s+SELECT ''retention''[^;]*?FROM retentions', '');
    end $$`);
    await runner.query(causes(`, 'tranche'`));
    await runner.query(`drop table retentions; delete from legal_transitions where entity = 'retention'`);
  }
}

const table = `
  create table retentions (
    id uuid primary key default uuidv7(),
    campaign_id uuid not null constraint uq_retentions_campaign unique references campaigns (id),
    state text not null constraint ck_retentions_state check (state in ('running', 'warned', 'overdue', 'release_proposed',
      'return_proposed', 'released', 'returning', 'returned', 'ended')),
    since timestamptz not null,
    due_at timestamptz,
    proposed_by uuid references users (id),
    decided_by uuid references users (id),
    constraint ck_retentions_due check ((state in ('running', 'warned')) = (due_at is not null)),
    constraint ck_retentions_proposed check ((state in ('release_proposed', 'return_proposed', 'released', 'returning', 'returned'))
      = (proposed_by is not null)),
    constraint ck_retentions_two_people check ((state in ('released', 'returning', 'returned')) = (decided_by is not null)
      and (decided_by is null or decided_by <> proposed_by))
  );
  create index ix_retentions_due on retentions (due_at) where due_at is not null;
  create index ix_retentions_to_decide on retentions (id) where state in ('warned', 'overdue', 'release_proposed', 'return_proposed');

  insert into legal_transitions values
    ('retention', '-', 'running'), ('retention', 'running', 'warned'), ('retention', 'running', 'ended'),
    ('retention', 'warned', 'overdue'), ('retention', 'warned', 'ended'),
    ('retention', 'overdue', 'release_proposed'), ('retention', 'overdue', 'return_proposed'),
    ('retention', 'release_proposed', 'released'), ('retention', 'release_proposed', 'overdue'),
    ('retention', 'return_proposed', 'returning'), ('retention', 'return_proposed', 'overdue'),
    ('retention', 'returning', 'returned');
`;

const causes = (besides: string): string => `
  alter table refunds drop constraint ck_refunds_cause;
  alter table refunds add constraint ck_refunds_cause check (cause in (
    'shortfall', 'cancelled', 'unexpected_receipt', 'creator', 'withdrawal', 'platform', 'provider'${besides}));
  alter table refund_runs drop constraint ck_refund_runs_cause;
  alter table refund_runs add constraint ck_refund_runs_cause check (cause in ('creator', 'platform'${besides}));
`;
