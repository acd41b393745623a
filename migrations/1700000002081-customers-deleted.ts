import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The customer of a person who is erased is deleted at the provider too. */
export class CustomersDeleted1700000002081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table customers add column delete_at timestamptz, add column deleted_at timestamptz,
        add constraint ck_customers_deleted_known check (num_nonnulls(delete_at, deleted_at) = 0 or provider_id is not null);
      create index ix_customers_delete_at on customers (delete_at) where delete_at is not null
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers drop column delete_at, drop column deleted_at');
  }
}
