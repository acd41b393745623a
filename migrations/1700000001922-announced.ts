import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Projects whose next campaign has a page before it opens: only what it is about, and a way to follow it. When it is not
 * accepted, or called off, nobody has to remember to take that page away.
 */
export class Announced1700000001922 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table projects add announced_at timestamptz;
      create function withdraw_announcement() returns trigger language plpgsql as $$
      begin
        update projects set announced_at = null where id = new.project_id and announced_at is not null;
        return null;
      end $$;
      create trigger campaigns_withdrawn after update of state on campaigns
        for each row when (new.state in ('rejected', 'cancelled') and new.state is distinct from old.state)
        execute function withdraw_announcement();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger campaigns_withdrawn on campaigns;
      drop function withdraw_announcement();
      alter table projects drop announced_at;
    `);
  }
}
