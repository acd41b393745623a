import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a backer has withdrawn from the contract by law, and what came of it. */
export class Withdrawals1700000002062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table withdrawals (
        pledge_id uuid primary key references pledges (id),
        campaign_id uuid not null references campaigns (id),
        declared_at timestamptz not null,
        due_at timestamptz,
        refund_id uuid unique references refunds (id),
        constraint ck_withdrawals_done check (due_at is null or refund_id is null)
      );
      create index ix_withdrawals_due on withdrawals (due_at) where due_at is not null;
      create index ix_withdrawals_campaign on withdrawals (campaign_id) where due_at is not null
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table withdrawals');
  }
}
