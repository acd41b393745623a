import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the rewards of a pledge are sent. Apart from the pledge, so that it can be forgotten and is read only on purpose. */
export class Addresses1700000001931 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pledge_addresses (
        pledge_id uuid primary key references pledges (id),
        name text not null,
        line1 text not null,
        line2 text,
        postal_code text,
        city text not null,
        country text not null constraint ck_pledge_addresses_country check (country ~ '^[A-Z]{2}$'),
        written_at timestamptz not null
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pledge_addresses');
  }
}
