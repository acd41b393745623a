import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One instant per endpoint says when the next call may leave; what was promised before is over in a quarter of a second. */
export class ProviderTurns1700000001990 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from provider_budgets;
      alter table provider_budgets drop column tokens, drop column refilled_at, drop column blocked_until,
        add column next_at timestamptz not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from provider_budgets;
      alter table provider_budgets drop column next_at,
        add column tokens double precision not null, add column refilled_at timestamptz not null,
        add column blocked_until timestamptz not null;
    `);
  }
}
