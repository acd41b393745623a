import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One settlement item per pledge that the closing froze: what is to be collected, when, and what became of it. */
export class Settlement1700000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table settlement_items (
        id uuid primary key default uuidv7(),
        campaign_id uuid not null,
        round smallint not null,
        pledge_id uuid not null constraint uq_settlement_items_pledge unique references pledges (id),
        amount bigint not null constraint ck_settlement_items_amount check (amount > 0),
        tip bigint not null constraint ck_settlement_items_tip check (tip >= 0),
        currency text not null,
        state text not null constraint ck_settlement_items_state check (state in ('open', 'held', 'collected', 'dropped')),
        attempts integer not null default 0,
        due_at timestamptz,
        finish_at timestamptz,
        tries integer not null default 0,
        retry_at timestamptz,
        lease_until timestamptz,
        held_code text,
        reminded_at timestamptz,
        foreign key (campaign_id, round) references campaign_rounds (campaign_id, number),
        constraint ck_settlement_items_held_has_code check ((state = 'held') = (held_code is not null)),
        constraint ck_settlement_items_final_is_quiet check (state in ('open', 'held') or (due_at is null and lease_until is null))
      ) with (fillfactor = 50);
      create index ix_settlement_items_due on settlement_items (campaign_id, round, due_at, id)
        where state = 'open' and due_at is not null;
      create index ix_settlement_items_unfinished on settlement_items (campaign_id, round, finish_at nulls first, id)
        where state in ('open', 'held');
      create index ix_settlement_items_held on settlement_items (campaign_id, round, held_code) where state = 'held';
      create index ix_settlement_items_campaign on settlement_items (campaign_id, round, state);

      insert into legal_transitions values
        ('settlement_item', '-', 'open'),
        ('settlement_item', 'open', 'collected'),
        ('settlement_item', 'open', 'dropped'),
        ('settlement_item', 'open', 'held'),
        ('settlement_item', 'held', 'open'),
        ('settlement_item', 'held', 'collected'),
        ('settlement_item', 'held', 'dropped');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table settlement_items; delete from legal_transitions where entity = 'settlement_item'`);
  }
}
