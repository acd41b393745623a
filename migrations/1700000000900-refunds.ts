import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refunds: rows of their own, several per payment if life has it so. */
export class Refunds1700000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table refunds (
        id uuid primary key default uuidv7(),
        campaign_id uuid not null references campaigns (id),
        pledge_id uuid not null references pledges (id),
        payment_id uuid not null references payments (id),
        amount bigint not null constraint ck_refunds_amount check (amount > 0),
        tip bigint not null constraint ck_refunds_tip check (tip >= 0),
        currency text not null,
        cause text not null constraint ck_refunds_cause check (cause in ('shortfall', 'cancelled', 'unexpected_receipt')),
        state text not null constraint ck_refunds_state check (state in ('requested', 'sent', 'succeeded', 'failed')),
        provider_id text constraint uq_refunds_provider_id unique,
        tries integer not null default 0,
        create_tries integer not null default 0,
        due_at timestamptz,
        retry_at timestamptz,
        lease_until timestamptz,
        failure_code text,
        requested_at timestamptz not null,
        constraint ck_refunds_final_is_quiet check (state in ('requested', 'sent') or (due_at is null and lease_until is null)),
        constraint uq_refunds_cause unique (payment_id, cause)
      );
      create index ix_refunds_campaign on refunds (campaign_id, state);
      create index ix_refunds_due on refunds (due_at, id) where state in ('requested', 'sent') and due_at is not null;

      insert into legal_transitions values
        ('refund', '-', 'requested'),
        ('refund', 'requested', 'sent'),
        ('refund', 'requested', 'failed'),
        ('refund', 'sent', 'succeeded'),
        ('refund', 'sent', 'failed'),
        ('refund', 'succeeded', 'failed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table refunds; delete from legal_transitions where entity = 'refund'`);
  }
}
