import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What creators write to backers by mail, in several languages, and to which of them it went. */
export class BackerMessages1700000002001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table backer_messages (
        id uuid primary key default uuidv7(),
        campaign_id uuid not null references campaigns (id),
        author_id uuid not null references users (id),
        audience text not null
          constraint ck_backer_messages_audience check (audience in ('all', 'reward', 'uncollected')),
        reward_id uuid references rewards (id),
        default_locale text not null constraint ck_backer_messages_locale check (default_locale in ('en', 'fr', 'nl')),
        recipients integer not null constraint ck_backer_messages_recipients check (recipients > 0),
        sent_at timestamptz not null,
        constraint ck_backer_messages_reward check ((audience = 'reward') = (reward_id is not null))
      );
      create index ix_backer_messages_campaign on backer_messages (campaign_id, id desc);

      create table backer_message_texts (
        message_id uuid not null references backer_messages (id),
        locale text not null constraint ck_backer_message_texts_locale check (locale in ('en', 'fr', 'nl')),
        subject text not null,
        body text not null,
        primary key (message_id, locale)
      );

      create table backer_message_recipients (
        message_id uuid not null references backer_messages (id),
        pledge_id uuid not null references pledges (id),
        primary key (message_id, pledge_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table backer_message_recipients, backer_message_texts, backer_messages');
  }
}
