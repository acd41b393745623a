import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A code in a mail that lets a guest change a pledge: one more reason to ask somebody to show that they read their mail. */
export class PledgeCodes1700000002060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table email_challenges add column about_id uuid,
        drop constraint ck_email_challenges_purpose,
        add constraint ck_email_challenges_purpose
          check (purpose in ('verify_email', 'reset_password', 'sign_in', 'pledge_code')),
        add constraint ck_email_challenges_about check ((purpose = 'pledge_code') = (about_id is not null))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from email_challenges where purpose = 'pledge_code';
      alter table email_challenges drop constraint ck_email_challenges_about, drop column about_id,
        drop constraint ck_email_challenges_purpose,
        add constraint ck_email_challenges_purpose check (purpose in ('verify_email', 'reset_password', 'sign_in'))
    `);
  }
}
