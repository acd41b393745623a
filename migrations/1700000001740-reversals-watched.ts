import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Transfers that are to come back are watched like refunds: their leases by check 14, their currency by check 17. */
export class ReversalsWatched1700000001740 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      more(
        'check_14_stuck',
        `select 'lease of reversal ' || v.id from transfer_reversals v where v.state = 'requested'
           and v.due_at <= tally_now() and v.lease_until < clock_timestamp() - interval '2 minutes'`,
      ),
    );
    await runner.query(
      more(
        'check_17_currencies',
        `select 'reversal ' || v.id from transfer_reversals v join campaigns c on c.id = v.campaign_id
         where v.currency <> c.currency`,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(less('check_14_stuck', 'lease of reversal '));
    await runner.query(less('check_17_currencies', 'reversal '));
  }
}

const more = (view: string, sql: string): string => `do $$ begin
  execute 'create or replace view ${view} as ' || rtrim(pg_get_viewdef('${view}'::regclass), ';') || ' union all ' || ${quoted(sql)};
end $$`;

/** What later migrations have added is gone already, so ours is the last. */
const less = (view: string, name: string): string => `do $$ begin
  execute 'create or replace view ${view} as ' || regexp_replace(
    rtrim(pg_get_viewdef('${view}'::regclass), ';'), 'UNION ALL\\s+SELECT \\(?''${name}''.*$', '');
end $$`;

const quoted = (sql: string): string => `'${sql.replaceAll(`'`, `''`)}'`;
