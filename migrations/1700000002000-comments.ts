import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions and comments on a campaign, and what its people answer: one level, each a row. */
export class Comments1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table comments (
        id uuid primary key default uuidv7(),
        campaign_id uuid not null references campaigns (id),
        answer_to uuid references comments (id),
        author_id uuid not null references users (id),
        by_creator boolean not null,
        body text not null,
        written_at timestamptz not null,
        corrected_at timestamptz,
        deleted_at timestamptz,
        hidden_at timestamptz,
        constraint ck_comments_creators_answer check (answer_to is null or by_creator),
        constraint ck_comments_words_go check ((deleted_at is null) = (body <> ''))
      );
      create index ix_comments_campaign on comments (campaign_id, id desc);
      create index ix_comments_answers on comments (answer_to, id) where answer_to is not null;
      create index ix_comments_author on comments (author_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table comments');
  }
}
