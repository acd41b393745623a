import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which bank account a recipient's money goes on to, and which it was when a payout was prepared. */
export class BankAccounts1700000001420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table recipients add column bank_account text;
      alter table payout_lines add column bank_account text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table payout_lines drop column bank_account;
      alter table recipients drop column bank_account;
    `);
  }
}
