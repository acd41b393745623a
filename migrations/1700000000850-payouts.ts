import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payouts prepared by one person and approved by another, with every term and one line per recipient. */
export class Payouts1700000000850 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payouts (
        id uuid primary key default uuidv7(),
        campaign_id uuid not null references campaigns (id),
        state text not null constraint ck_payouts_state check (state in ('prepared', 'approved', 'rejected', 'void', 'paid', 'failed')),
        currency text not null,
        amount bigint not null constraint ck_payouts_amount check (amount > 0),
        fees_covered bigint not null constraint ck_payouts_fees_covered check (fees_covered >= 0),
        prepared_by uuid not null references users (id),
        prepared_at timestamptz not null,
        decided_by uuid references users (id),
        decided_at timestamptz,
        reason text,
        constraint ck_payouts_two_people check (state not in ('approved', 'paid', 'failed') or decided_by is not null),
        constraint ck_payouts_not_the_same check (decided_by is distinct from prepared_by or state in ('rejected', 'void'))
      );
      create unique index uq_payouts_one_open on payouts (campaign_id) where state in ('prepared', 'approved');

      create table payout_terms (
        payout_id uuid not null references payouts (id),
        position smallint not null,
        term text not null,
        account text not null,
        amount bigint not null,
        primary key (payout_id, position)
      );

      create table payout_lines (
        id uuid primary key default uuidv7(),
        payout_id uuid not null references payouts (id),
        recipient_id uuid not null references recipients (id),
        provider_account_id text not null,
        amount bigint not null constraint ck_payout_lines_amount check (amount > 0),
        currency text not null,
        state text not null constraint ck_payout_lines_state check (state in ('prepared', 'approved', 'sending', 'sent', 'failed', 'rejected')),
        transfer_id text constraint uq_payout_lines_transfer unique,
        tries integer not null default 0,
        refusals integer not null default 0,
        due_at timestamptz,
        first_sent_at timestamptz,
        retry_at timestamptz,
        lease_until timestamptz,
        sent_at timestamptz,
        failure_code text,
        bank_payout_id text,
        bank_arrived_at timestamptz,
        constraint ck_payout_lines_sent_whole check ((state = 'sent') = (transfer_id is not null) and (state = 'sent') = (sent_at is not null)),
        constraint ck_payout_lines_final_is_quiet check (state in ('approved', 'sending') or (due_at is null and lease_until is null))
      );
      create index ix_payout_lines_payout on payout_lines (payout_id);
      create index ix_payout_lines_due on payout_lines (due_at, id) where state in ('approved', 'sending');
      create index ix_payout_lines_account on payout_lines (provider_account_id);

      insert into legal_transitions values
        ('payout', '-', 'prepared'), ('payout', 'prepared', 'approved'), ('payout', 'prepared', 'rejected'),
        ('payout', 'prepared', 'void'), ('payout', 'approved', 'void'), ('payout', 'approved', 'paid'),
        ('payout', 'approved', 'failed'),
        ('payout_line', '-', 'prepared'), ('payout_line', 'prepared', 'approved'), ('payout_line', 'prepared', 'rejected'),
        ('payout_line', 'approved', 'rejected'), ('payout_line', 'approved', 'sending'), ('payout_line', 'sending', 'sent'),
        ('payout_line', 'sending', 'failed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table payout_lines, payout_terms, payouts; delete from legal_transitions where entity in ('payout', 'payout_line')`,
    );
  }
}
