import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How far the provider's lists were read, and each comparison of our books with the provider's. */
export class Reconciliations1700000001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table provider_cursors (
        list text primary key,
        read_to timestamptz,
        sweep_from timestamptz,
        sweep_to timestamptz,
        sweep_after text,
        constraint ck_provider_cursors_sweep_whole check ((sweep_from is null) = (sweep_to is null)
          and (sweep_after is null or sweep_from is not null))
      );

      create table reconciliations (
        id uuid primary key default uuidv7(),
        requested_at timestamptz not null,
        requested_by uuid references users (id),
        recorded_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz,
        events_missed integer not null default 0,
        payments_repaired integer not null default 0,
        movements_found integer not null default 0
      );
      create unique index uq_reconciliations_one_open on reconciliations ((true)) where finished_at is null;
      create index ix_reconciliations_requested on reconciliations (requested_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reconciliations, provider_cursors');
  }
}
