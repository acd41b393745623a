import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a transfer was last asked for: a day later what the provider does not list has not left. */
export class LastSent1700000001730 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table payout_lines rename column first_sent_at to last_sent_at;
      -- Which of its tries was the last to ask is not known.
      update payout_lines set last_sent_at = tally_now() where state = 'sending';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payout_lines rename column last_sent_at to first_sent_at`);
  }
}
