import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What creators tell of a campaign while it goes, in several languages, with what it said before it was corrected. */
export class Updates1700000001902 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table updates (
        id uuid primary key default uuidv7(),
        campaign_id uuid not null references campaigns (id),
        author_id uuid not null references users (id),
        audience text not null constraint ck_updates_audience check (audience in ('everyone', 'backers')),
        default_locale text not null constraint ck_updates_locale check (default_locale in ('en', 'fr', 'nl')),
        created_at timestamptz not null,
        published_at timestamptz,
        corrected_at timestamptz,
        constraint ck_updates_corrected check (corrected_at is null or corrected_at >= published_at)
      );
      create index ix_updates_published on updates (campaign_id, published_at desc, id desc) where published_at is not null;
      create index ix_updates_drafts on updates (campaign_id, id) where published_at is null;

      create table update_texts (
        update_id uuid not null references updates (id) on delete cascade,
        locale text not null constraint ck_update_texts_locale check (locale in ('en', 'fr', 'nl')),
        title text not null,
        body text not null,
        primary key (update_id, locale)
      );

      create table update_versions (
        id uuid primary key default uuidv7(),
        update_id uuid not null references updates (id),
        locale text not null constraint ck_update_versions_locale check (locale in ('en', 'fr', 'nl')),
        title text not null,
        body text not null,
        replaced_by uuid not null references users (id),
        replaced_at timestamptz not null
      );
      create index ix_update_versions_update on update_versions (update_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table update_versions, update_texts, updates');
  }
}
