import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Backers who want no more mails about the updates of a campaign. */
export class QuietBackers1700000002002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quiet_backers (
        campaign_id uuid not null references campaigns (id),
        backer_id uuid not null references users (id),
        since timestamptz not null,
        primary key (campaign_id, backer_id)
      );
      create index ix_quiet_backers_backer on quiet_backers (backer_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table quiet_backers');
  }
}
