import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters that people switched off, by topic; and which topic a letter is of. */
export class MailRefusals1700000001965 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_refusals (
        user_id uuid not null references users (id),
        topic text not null,
        refused_at timestamptz not null,
        primary key (user_id, topic)
      );
      alter table mails
        add column topic text,
        add constraint ck_mails_topic_with_its_way_out check (topic is null or unsubscribe_url is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mails drop column topic;
      drop table mail_refusals;
    `);
  }
}
