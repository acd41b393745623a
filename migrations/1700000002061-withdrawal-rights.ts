import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sells a reward, and which right of withdrawal the law gives its backer. */
export class WithdrawalRights1700000002061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rewards add column withdrawal text not null default 'not_a_trader'
        constraint ck_rewards_withdrawal check (withdrawal in ('not_a_trader', 'goods_14_days', 'service_14_days', 'sealed',
          'custom_made', 'perishable', 'dated', 'digital'))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table rewards drop column withdrawal');
  }
}
