import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The deadline whose money a payment is: from then on the provider may know of it, whatever a restored database forgot. */
export class PaymentsDue1700000001560 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table payments add due_at timestamptz;
      update payments p set due_at = r.deadline from settlement_items i
        join campaign_rounds r on r.campaign_id = i.campaign_id and r.number = i.round where i.id = p.item_id;
      update payments set due_at = created_at where due_at is null;
      alter table payments alter due_at set not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payments drop due_at');
  }
}
