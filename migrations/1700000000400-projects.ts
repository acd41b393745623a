import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The work that money is raised for, in several languages, and the legal recipient of what is raised. */
export class Projects1700000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table projects (
        id uuid primary key default uuidv7(),
        slug text not null constraint uq_projects_slug unique,
        owner_id uuid not null references users (id),
        deputy_id uuid references users (id),
        deputy_accepted_at timestamptz,
        deputy_email text,
        category text not null,
        tags text[] not null default '{}',
        place text not null default '',
        default_locale text not null constraint ck_projects_locale check (default_locale in ('en', 'fr', 'nl')),
        public_since timestamptz,
        created_at timestamptz not null,
        content_changed_at timestamptz not null,
        constraint ck_projects_deputy_is_another check (deputy_id is distinct from owner_id),
        constraint ck_projects_deputy_accepted check ((deputy_id is null) = (deputy_accepted_at is null)),
        constraint ck_projects_deputy_email_lowercase check (deputy_email = lower(deputy_email))
      );
      create index ix_projects_owner on projects (owner_id);
      create index ix_projects_deputy on projects (deputy_id);

      create table project_texts (
        project_id uuid not null references projects (id),
        locale text not null constraint ck_project_texts_locale check (locale in ('en', 'fr', 'nl')),
        title text not null,
        summary text not null,
        story text not null,
        primary key (project_id, locale)
      );

      create table recipients (
        id uuid primary key default uuidv7(),
        user_id uuid not null constraint uq_recipients_user unique references users (id),
        legal_name text not null,
        country text not null,
        provider_account_id text constraint uq_recipients_provider_account unique,
        transfers text not null default 'none' constraint ck_recipients_transfers
          check (transfers in ('none', 'pending', 'active', 'restricted')),
        checked_at timestamptz,
        created_at timestamptz not null
      );

      insert into legal_transitions (entity, from_state, to_state) values
        ('recipient', '-', 'none'),
        ('recipient', 'none', 'pending'), ('recipient', 'none', 'active'), ('recipient', 'none', 'restricted'),
        ('recipient', 'pending', 'active'), ('recipient', 'pending', 'restricted'),
        ('recipient', 'active', 'pending'), ('recipient', 'active', 'restricted'),
        ('recipient', 'restricted', 'pending'), ('recipient', 'restricted', 'active');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from legal_transitions where entity = 'recipient';
      drop table recipients, project_texts, projects;
    `);
  }
}
