import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is over is found by an index: the job of retention asks each second. */
export class Retention1700000002080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_sessions_over on sessions (least(expires_at, revoked_at));
      create index ix_email_challenges_expires on email_challenges (expires_at);
      create index ix_mails_kept on mails (written_at) where address <> '';
      create index ix_check_runs_clean on check_runs (ran_at) where violations = 0
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ix_sessions_over, ix_email_challenges_expires, ix_mails_kept, ix_check_runs_clean');
  }
}
