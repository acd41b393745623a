import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Locks many campaigns without waiting: those that somebody else holds are left out. */
export class LockFreeCampaigns1700000001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function lock_free_campaigns(wanted uuid[]) returns setof json language plpgsql volatile as $$
      declare
        free uuid[] := array(
          select id from campaigns where id = any(wanted) order by id for no key update skip locked);
      begin
        return query select lock_campaign(id, false) from unnest(free) as id;
      end $$
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function lock_free_campaigns(uuid[])');
  }
}
