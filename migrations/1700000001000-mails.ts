import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every mail that was written, once per occasion and person; without SMTP they are kept here and shown at /dev/mail. */
export class Mails1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mails (
        id uuid primary key default uuidv7(),
        occasion text not null constraint uq_mails_occasion unique,
        kind text not null,
        user_id uuid references users (id),
        about_id uuid,
        address text not null,
        locale text not null constraint ck_mails_locale check (locale in ('en', 'fr', 'nl')),
        subject text not null,
        body text not null,
        written_at timestamptz not null,
        sent_at timestamptz,
        tries integer not null default 0,
        retry_at timestamptz not null default '-infinity',
        last_error text
      );
      create index ix_mails_address on mails (address, id);
      create index ix_mails_about on mails (about_id, id);
      create index ix_mails_unsent on mails (retry_at, id) where sent_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mails');
  }
}
