import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a mail program ends letters of this kind with one click (RFC 8058). */
export class OneClick1700000001901 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table mails add column unsubscribe_url text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table mails drop column unsubscribe_url');
  }
}
