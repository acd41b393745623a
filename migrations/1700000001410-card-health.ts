import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** When backers of an open round are told next of their cards and of the charge, and which cards the provider has lost. */
export class CardHealth1700000001410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table pledges add column card_removed_at timestamptz;
      alter table campaign_rounds add column notice_due_at timestamptz;
      create index ix_campaign_rounds_notice on campaign_rounds (notice_due_at) where state = 'open' and notice_due_at is not null;
      update campaign_rounds r set notice_due_at = (
        select min(r.deadline - before) from unnest(array[interval '168 hours', interval '72 hours', interval '24 hours']) as before
        where r.deadline - before > tally_now())
      where state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table campaign_rounds drop column notice_due_at;
      alter table pledges drop column card_removed_at;
    `);
  }
}
