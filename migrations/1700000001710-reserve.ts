import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a payout is kept back for later refunds and disputes: the terms of each campaign, and the sum and day of each payout. */
export class Reserve1700000001710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table campaigns
        add column reserve_bps integer not null default 0 constraint ck_campaigns_reserve_bps check (reserve_bps between 0 and 1000),
        add column reserve_days integer not null default 30 constraint ck_campaigns_reserve_days check (reserve_days between 30 and 90);
      alter table payouts
        add column reserved bigint not null default 0 constraint ck_payouts_reserved check (reserved >= 0),
        add column reserve_due_at timestamptz,
        add column reserve_released_at timestamptz,
        add constraint ck_payouts_reserve_due check (reserve_due_at is null or (reserved > 0 and state in ('paid', 'failed'))),
        add constraint ck_payouts_reserve_released check (reserve_released_at is null or reserve_released_at >= reserve_due_at);
      create index ix_payouts_reserve_due on payouts (reserve_due_at) where reserve_due_at is not null and reserve_released_at is null;
    `);
    await runner.query(fundsCheck(`or account like 'campaign:%:reserve'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(fundsCheck(''));
    await runner.query(`
      alter table payouts drop column reserved, drop column reserve_due_at, drop column reserve_released_at;
      alter table campaigns drop column reserve_bps, drop column reserve_days;
    `);
  }
}

const fundsCheck = (besides: string): string => `
  create or replace view check_08_funds as
    with sides as (
      select p.to_account as account, t.currency, p.amount from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
      union all
      select p.from_account, t.currency, -p.amount from ledger_postings p join ledger_transactions t on t.id = p.transaction_id)
    select account || ' ' || currency as offender from sides
    where account like 'campaign:%:funds' or account like 'campaign:%:refunds' ${besides}
    group by account, currency having sum(amount) < 0
    union all
    select account || ' ' || currency from sides where account like 'creator:%:receivable'
    group by account, currency having sum(amount) > 0`;
