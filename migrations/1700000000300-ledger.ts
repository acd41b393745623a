import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Double entry: every posting moves an amount from one account to another, once per reference, for ever. */
export class Ledger1700000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger_transactions (
        id uuid primary key default uuidv7(),
        reference text not null constraint uq_ledger_transactions_reference unique,
        currency text not null constraint ck_ledger_transactions_currency check (currency ~ '^[A-Z]{3}$'),
        at timestamptz not null,
        folded_at timestamptz
      );
      create index ix_ledger_transactions_unfolded on ledger_transactions (id) where folded_at is null;

      create table ledger_postings (
        id uuid primary key default uuidv7(),
        transaction_id uuid not null references ledger_transactions (id),
        from_account text not null,
        to_account text not null,
        amount bigint not null constraint ck_ledger_postings_amount check (amount > 0),
        constraint ck_ledger_postings_two_accounts check (from_account <> to_account)
      );
      create index ix_ledger_postings_transaction on ledger_postings (transaction_id);
      create index ix_ledger_postings_from on ledger_postings (from_account);
      create index ix_ledger_postings_to on ledger_postings (to_account);

      create table ledger_balances (
        account text collate "C" not null,
        currency text not null,
        amount bigint not null,
        primary key (account, currency)
      );

      create function protect_ledger_transactions() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.folded_at is null and new.folded_at is not null
           and (to_jsonb(new) - 'folded_at') = (to_jsonb(old) - 'folded_at') then
          return new;
        end if;
        raise exception 'ledger_transactions is append-only' using errcode = '23514', constraint = 'append_only';
      end $$;
      create trigger ledger_transactions_append_only before update or delete on ledger_transactions
        for each row execute function protect_ledger_transactions();
      create trigger ledger_postings_append_only before update or delete on ledger_postings
        for each row execute function refuse_change();
      create trigger ledger_transactions_no_truncate before truncate on ledger_transactions
        for each statement execute function refuse_change();
      create trigger ledger_postings_no_truncate before truncate on ledger_postings
        for each statement execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table ledger_balances, ledger_postings, ledger_transactions; drop function protect_ledger_transactions()',
    );
  }
}
