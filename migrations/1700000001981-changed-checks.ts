import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The checks of every five minutes ask about what changed: from when on, and what is needed to find it quickly. */
export class ChangedChecks1700000001981 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table check_runs add column since timestamptz;
      create index ix_balance_transactions_recorded on balance_transactions (recorded_at);
      create index ix_balance_transactions_reference on balance_transactions (ledger_reference);
    `);
    await runner.query(grouped('t.id', 't.id, t.reference, t.currency, t.at'));
  }

  async down(runner: QueryRunner): Promise<void> {
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
