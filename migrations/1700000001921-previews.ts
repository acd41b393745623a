import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The link by which somebody outside sees a campaign before it is public: one per campaign, made and ended by its people. */
export class Previews1700000001921 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table campaign_previews (
        id uuid primary key default uuidv7(),
        campaign_id uuid not null unique references campaigns (id),
        made_by uuid not null references users (id),
        made_at timestamptz not null
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table campaign_previews');
  }
}
