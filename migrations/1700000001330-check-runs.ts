import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Each time the invariants were asked about. What is empty violates none, so the first row is that of the installation. */
export class CheckRuns1700000001330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table check_runs (
        id uuid primary key default uuidv7(),
        ran_at timestamptz not null default clock_timestamp(),
        took_ms integer not null,
        violations integer not null,
        findings jsonb not null
      );
      create index ix_check_runs_ran on check_runs (ran_at);
      insert into check_runs (took_ms, violations, findings) values (0, 0, '[]');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table check_runs');
  }
}
