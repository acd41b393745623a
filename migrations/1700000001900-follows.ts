import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who follows which project: a member, or an address that has shown to be somebody's. */
export class Follows1700000001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table follows (
        id uuid primary key default uuidv7(),
        project_id uuid not null references projects (id),
        user_id uuid references users (id),
        email text,
        locale text constraint ck_follows_locale check (locale in ('en', 'fr', 'nl')),
        asked_at timestamptz not null,
        confirmed_at timestamptz,
        constraint uq_follows_user unique (project_id, user_id),
        constraint uq_follows_email unique (project_id, email),
        constraint ck_follows_one_of_both check (num_nonnulls(user_id, email) = 1),
        constraint ck_follows_email_lowercase check (email = lower(email)),
        constraint ck_follows_language_of_address check ((email is null) = (locale is null)),
        constraint ck_follows_member_confirmed check (user_id is null or confirmed_at is not null)
      );
      create index ix_follows_confirmed on follows (project_id, id) where confirmed_at is not null;
      create index ix_follows_user on follows (user_id, id);
      create index ix_follows_email on follows (email, id);
      create index ix_follows_unconfirmed on follows (asked_at) where confirmed_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table follows');
  }
}
