import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The checks of every five minutes ask about what changed: from when on, and what is needed to find it quickly. Check 12 asks
 * the same as before, and reads the history once.
 */
export class ChangedChecks1700000001981 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table check_runs add column since timestamptz;
      create index ix_balance_transactions_recorded on balance_transactions (recorded_at);
      create index ix_balance_transactions_reference on balance_transactions (ledger_reference);
    `);
    await runner.query(grouped('t.id', 't.id, t.reference, t.currency, t.at'));
    await runner.query(history);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(formerHistory);
    await runner.query(grouped('t.id, t.reference, t.currency, t.at', 't.id'));
    await runner.query(`
      drop index ix_balance_transactions_recorded, ix_balance_transactions_reference;
      alter table check_runs drop column since;
    `);
  }
}

/** Named one by one, what it is grouped by may come from something else than the table with its key (`changed.ts`). */
const grouped = (from: string, to: string): string => `do $$ begin
  execute 'create or replace view provider_differences as ' || replace(
    rtrim(pg_get_viewdef('provider_differences'::regclass), ';'), 'GROUP BY ${from}' || chr(10), 'GROUP BY ${to}' || chr(10));
  if pg_get_viewdef('provider_differences'::regclass) not like '%GROUP BY ${to}' || chr(10) || '%' then
    raise exception 'provider_differences is not grouped by ${to}';
  end if;
end $$`;

const history = `
  create or replace view check_12_history as
    with steps as (
      select entity, entity_id, from_state, to_state, lag(to_state, 1, '-') over each_one as before,
        lead(id) over each_one is null as is_last
      from state_changes window each_one as (partition by entity, entity_id order by id))
    select s.entity || ' ' || s.id as offender from entity_states s
    left join steps h on h.entity_id = s.id and h.entity = s.entity and h.is_last
    where h.to_state is distinct from s.state
    union all
    select h.entity || ' ' || h.entity_id || ' ' || h.from_state || ' to ' || h.to_state from steps h
    left join legal_transitions l using (entity, from_state, to_state)
    where l.entity is null or h.before <> h.from_state`;

const formerHistory = `
  create or replace view check_12_history as
    select s.entity || ' ' || s.id as offender from entity_states s
    left join lateral (select to_state from state_changes h where h.entity_id = s.id and h.entity = s.entity
                       order by h.id desc limit 1) last on true
    where last.to_state is distinct from s.state
    union all
    select h.entity || ' ' || h.entity_id || ' ' || h.from_state || ' to ' || h.to_state
    from (select entity, entity_id, from_state, to_state,
                 lag(to_state, 1, '-') over (partition by entity, entity_id order by id) as before from state_changes) h
    left join legal_transitions l using (entity, from_state, to_state)
    where l.entity is null or h.before <> h.from_state`;
