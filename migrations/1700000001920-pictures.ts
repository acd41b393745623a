import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures that people send, and the one that stands for a project. Their files lie in FILES_DIR. */
export class Pictures1700000001920 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pictures (
        id uuid primary key default uuidv7(),
        digest text not null unique check (digest ~ '^[0-9a-f]{32}$'),
        width integer not null check (width > 0),
        height integer not null check (height > 0),
        widths integer[] not null check (cardinality(widths) between 1 and 3),
        purpose text not null check (purpose in ('cover')),
        alt jsonb not null check (jsonb_typeof(alt) = 'object' and alt <> '{}'),
        uploaded_by uuid not null references users (id),
        uploaded_at timestamptz not null,
        orphaned_at timestamptz
      );
      create index ix_pictures_orphaned on pictures (orphaned_at) where orphaned_at is not null;
      create index ix_pictures_uploaded on pictures (uploaded_by, uploaded_at);
      alter table projects add cover_id uuid references pictures (id);
      create unique index ux_projects_cover on projects (cover_id) where cover_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table projects drop cover_id; drop table pictures');
  }
}
