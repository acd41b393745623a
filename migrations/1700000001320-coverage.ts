import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The daily proof that what we hold at the provider covers what we owe. */
export class Coverage1700000001320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table coverage_days (
        day date not null,
        currency text not null,
        proved_at timestamptz not null,
        available bigint not null,
        pending bigint not null,
        arriving bigint not null,
        owed bigint not null,
        covered boolean not null,
        primary key (day, currency),
        constraint ck_coverage_days_covered check (covered = (available + pending + arriving >= owed))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table coverage_days');
  }
}
