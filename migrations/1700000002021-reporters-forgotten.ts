import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when the name and address are kept of those who reported something without an account. */
export class ReportersForgotten1700000002021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table moderation_reports add column contact_until timestamptz;
      create index ix_moderation_reports_contact on moderation_reports (contact_until) where contact_until is not null;
      update moderation_reports r set contact_until = d.decided_at + interval '8760 hours' from moderation_decisions d
      where d.id = r.decision_id and (r.name is not null or r.email is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table moderation_reports drop column contact_until');
  }
}
