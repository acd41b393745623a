import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rewards that are pledged only beside another one. */
export class AddOns1700000002041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table rewards add column is_add_on boolean not null default false');
    await runner.query(changedLock(bare, told));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(changedLock(told, bare));
    await runner.query('alter table rewards drop column is_add_on');
  }
}

const bare = `'taken', s.taken, 'shipping'`;
const told = `'taken', s.taken, 'isAddOn', w.is_add_on, 'shipping'`;

/** The function as it stands, with a few words changed: other changes to it stay. Fails where they are not found. */
const changedLock = (before: string, after: string): string => `do $do$
  declare
    body text := pg_get_functiondef('lock_campaign'::regproc);
  begin
    if strpos(body, $t$${before}$t$) = 0 then
      raise exception 'lock_campaign names no reward as it was expected to';
    end if;
    execute replace(body, $t$${before}$t$, $t$${after}$t$);
  end $do$`;
