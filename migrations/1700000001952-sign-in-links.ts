import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A link in a mail that signs in: one more reason to ask somebody to show that they read their mail. */
export class SignInLinks1700000001952 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table email_challenges drop constraint ck_email_challenges_purpose,
        add constraint ck_email_challenges_purpose check (purpose in ('verify_email', 'reset_password', 'sign_in'))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from email_challenges where purpose = 'sign_in';
      alter table email_challenges drop constraint ck_email_challenges_purpose,
        add constraint ck_email_challenges_purpose check (purpose in ('verify_email', 'reset_password'))
    `);
  }
}
