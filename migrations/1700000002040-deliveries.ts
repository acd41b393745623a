import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each reward of each pledge is on its way to its backer. */
export class Deliveries1700000002040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || rtrim(pg_get_viewdef('entity_states'::regclass), ';')
        || ' union all select ''delivery'', id, state from deliveries';
    end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Its list grows by other migrations as well, so only our line is taken out.
    await runner.query(`do $$ begin
      execute 'create or replace view entity_states as ' || regexp_replace(
        rtrim(pg_get_viewdef('entity_states'::regclass), ';'), 'UNION ALL\\s+SELECT ''delivery''[^;]*?FROM deliveries', '');
    end $$`);
    await runner.query(`drop table deliveries; delete from legal_transitions where entity = 'delivery'`);
  }
}

const table = `
  create table deliveries (
    id uuid primary key default uuidv7(),
    pledge_id uuid not null,
    reward_id uuid not null,
    state text not null constraint ck_deliveries_state check (state in ('to_do', 'in_work', 'sent', 'received')),
    carrier text,
    tracking_url text,
    sent_at timestamptz,
    missed_at timestamptz,
    told_at timestamptz,
    constraint uq_deliveries_reward unique (pledge_id, reward_id),
    constraint fk_deliveries_reward foreign key (pledge_id, reward_id) references pledge_rewards (pledge_id, reward_id),
    constraint ck_deliveries_sent check ((state in ('sent', 'received')) = (sent_at is not null)),
    constraint ck_deliveries_parcel check (sent_at is not null or (carrier is null and tracking_url is null)),
    constraint ck_deliveries_missed check (missed_at is null or state = 'sent')
  );

  insert into legal_transitions values
    ('delivery', '-', 'to_do'), ('delivery', 'to_do', 'in_work'), ('delivery', 'to_do', 'sent'),
    ('delivery', 'in_work', 'to_do'), ('delivery', 'in_work', 'sent'), ('delivery', 'sent', 'in_work'),
    ('delivery', 'sent', 'received'), ('delivery', 'received', 'sent');
`;
