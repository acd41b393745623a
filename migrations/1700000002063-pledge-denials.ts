import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That whoever reads the address of a guest's pledge says that they did not make it. */
export class PledgeDenials1700000002063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pledge_denials (
        pledge_id uuid primary key references pledges (id),
        denied_at timestamptz not null
      );
      create index ix_pledge_denials_denied_at on pledge_denials (denied_at)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pledge_denials');
  }
}
