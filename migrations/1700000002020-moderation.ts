import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people report, what moderators decided about it with their reasons, and the objections against that, which somebody
 * else decides. What was judged is kept as it was; decisions and what they judged are never changed.
 */
export class Moderation1700000002020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(`
      alter table updates add column hidden_at timestamptz;
      alter table projects add column announcement_hidden_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table projects drop column announcement_hidden_at;
      alter table updates drop column hidden_at;
      drop table moderation_objections, moderation_reports, moderation_decisions, moderation_originals;
    `);
  }
}

const ground = `in ('illegal', 'fraud', 'hate', 'rights', 'spam', 'other')`;

const tables = `
  create table moderation_originals (
    id uuid primary key default uuidv7(),
    kind text not null,
    subject_id uuid not null,
    author_id uuid references users (id),
    texts jsonb not null,
    digest text not null,
    taken_at timestamptz not null,
    constraint uq_moderation_originals unique (kind, subject_id, digest)
  );
  create index ix_moderation_originals_author on moderation_originals (author_id);
  create trigger moderation_originals_append_only before update or delete on moderation_originals
    for each row execute function refuse_change();

  create table moderation_decisions (
    id uuid primary key default uuidv7(),
    kind text not null,
    subject_id uuid not null,
    author_id uuid references users (id),
    original_id uuid not null references moderation_originals (id),
    outcome text not null constraint ck_moderation_decisions_outcome check (outcome in ('none', 'hidden', 'suspended')),
    ground text constraint ck_moderation_decisions_ground check (ground ${ground}),
    basis text constraint ck_moderation_decisions_basis check (basis in ('law', 'terms')),
    reason text not null,
    decided_by uuid not null references users (id),
    decided_at timestamptz not null,
    reverses_id uuid constraint uq_moderation_decisions_reverses unique references moderation_decisions (id),
    constraint uq_moderation_decisions_decider unique (id, decided_by),
    constraint ck_moderation_decisions_why check ((outcome = 'none') = (ground is null) and (outcome = 'none') = (basis is null))
  );
  create index ix_moderation_decisions_subject on moderation_decisions (kind, subject_id, id);
  create index ix_moderation_decisions_author on moderation_decisions (author_id);
  create trigger moderation_decisions_append_only before update or delete on moderation_decisions
    for each row execute function refuse_change();

  create table moderation_reports (
    id uuid primary key default uuidv7(),
    kind text not null,
    subject_id uuid not null,
    original_id uuid not null references moderation_originals (id),
    ground text not null constraint ck_moderation_reports_ground check (ground ${ground}),
    explanation text constraint ck_moderation_reports_explanation check (char_length(explanation) between 20 and 4000),
    reporter_id uuid references users (id),
    name text,
    email text,
    locale text not null constraint ck_moderation_reports_locale check (locale in ('en', 'fr', 'nl')),
    made_at timestamptz not null,
    decision_id uuid references moderation_decisions (id)
  );
  create index ix_moderation_reports_open on moderation_reports (kind, subject_id, id) where decision_id is null;
  create index ix_moderation_reports_decision on moderation_reports (decision_id);
  create index ix_moderation_reports_reporter on moderation_reports (reporter_id);
  create index ix_moderation_reports_email on moderation_reports (email);

  create table moderation_objections (
    id uuid primary key default uuidv7(),
    decision_id uuid not null,
    first_by uuid not null,
    report_id uuid references moderation_reports (id),
    words text constraint ck_moderation_objections_words check (char_length(words) between 20 and 4000),
    made_at timestamptz not null,
    decided_by uuid references users (id),
    decided_at timestamptz,
    outcome text constraint ck_moderation_objections_outcome check (outcome in ('upheld', 'reversed')),
    reason text,
    constraint fk_moderation_objections_first foreign key (decision_id, first_by)
      references moderation_decisions (id, decided_by),
    constraint ck_moderation_objections_another_person check (decided_by <> first_by),
    constraint ck_moderation_objections_decided check (num_nonnulls(decided_by, decided_at, outcome, reason) in (0, 4)),
    constraint uq_moderation_objections_once unique nulls not distinct (decision_id, report_id)
  );
  create index ix_moderation_objections_open on moderation_objections (id) where decided_at is null;
`;
