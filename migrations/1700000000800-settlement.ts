import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One settlement item per pledge that the closing froze: what is to be collected, when, and what became of it. */
export class Settlement1700000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table settlement_items (
        id uuid primary key,
        campaign_id uuid not null,
        round smallint not null,
        pledge_id uuid not null constraint uq_settlement_items_pledge unique references pledges (id),
        amount bigint not null constraint ck_settlement_items_amount check (amount > 0),
        tip bigint not null constraint ck_settlement_items_tip check (tip >= 0),
        currency text not null,
        state text not null constraint ck_settlement_items_state check (state in ('open', 'held', 'collected', 'dropped')),
        attempts integer not null default 0,
        due_at timestamptz,
        ends_at timestamptz not null,
        retry_at timestamptz,
        lease_until timestamptz,
        held_code text,
        reminded_at timestamptz,
        foreign key (campaign_id, round) references campaign_rounds (campaign_id, number),
        constraint ck_settlement_items_held_has_code check ((state = 'held') = (held_code is not null))
      );
      create index ix_settlement_items_due on settlement_items (due_at, id) where state = 'open' and due_at is not null;
      create index ix_settlement_items_ends on settlement_items (ends_at, id) where state in ('open', 'held');
      create index ix_settlement_items_campaign on settlement_items (campaign_id, round, state);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table settlement_items');
  }
}
