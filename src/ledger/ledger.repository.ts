import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type Account } from './accounts.js';
import { type LedgerTransaction, type Posting } from './posting.rules.js';

/** The two sides of all accounts in one currency; equal, or the ledger is broken. */
export interface TrialBalance {
  readonly currency: string;
  /** The sum of the balances above zero, in minor units. */
  readonly credits: bigint;
  /** The sum of the balances below zero, without their sign. */
  readonly debits: bigint;
  readonly difference: bigint;
}

/** The sum of what one kind of transaction moved between an account and another; minor units, positive when it came. */
export interface Flow {
  readonly other: Account;
  /** The reference without its ids: 'pledge-collected', 'refund', 'platform-fee'. */
  readonly kind: string;
  readonly amount: bigint;
}

/** What all accounts of one kind hold together, in one currency; minor units. */
export interface KindBalance {
  /** The account without the id in its name: `campaign:funds`. */
  readonly kind: string;
  readonly currency: string;
  readonly amount: bigint;
}

/** Where a reference goes on from its kind to its ids. */
const afterKind = '-[0-9a-f]{8}-[0-9a-f]{4}-.*$';

type StoredPosting = { reference: string; currency: string; from: Account; to: Account; amount: string };

/** The movements that no balance contains yet, signed from the account's side. Few, since the batch runs each second. */
const unfolded = `
  select p.to_account as account, t.currency, p.amount
    from ledger_transactions t join ledger_postings p on p.transaction_id = t.id where t.folded_at is null
  union all
  select p.from_account, t.currency, -p.amount
    from ledger_transactions t join ledger_postings p on p.transaction_id = t.id where t.folded_at is null`;

/** One statement, so one snapshot: a transaction is either folded or still among the unfolded, never both or neither. */
const everyBalance = `select account, currency, amount from ledger_balances union all ${unfolded}`;

/** All SQL of the ledger. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly database: Database) {}

  /** Writes what is not there yet, transactions and postings, in one statement; answers the references that were new. */
  async insertNew(tx: Tx, transactions: readonly LedgerTransaction[]): Promise<string[]> {
    const postings = transactions.flatMap(({ reference, postings }) =>
      postings.map((posting) => ({ reference, ...posting })),
    );
    const inserted = await rows<{ reference: string }>(
      tx,
      `with new as (
         insert into ledger_transactions (reference, currency, at)
         select * from unnest($1::text[], $2::text[], $3::timestamptz[])
         on conflict (reference) do nothing returning id, reference
       ), posted as (
         insert into ledger_postings (transaction_id, from_account, to_account, amount)
         select new.id, p.from_account, p.to_account, p.amount
         from unnest($4::text[], $5::text[], $6::text[], $7::bigint[]) as p (reference, from_account, to_account, amount)
         join new on new.reference = p.reference
       )
       select reference from new`,
      [
        transactions.map(({ reference }) => reference),
        transactions.map(({ currency }) => currency),
        transactions.map(({ at }) => at),
        postings.map(({ reference }) => reference),
        postings.map(({ from }) => from),
        postings.map(({ to }) => to),
        postings.map(({ amount }) => amount),
      ],
    );
    return inserted.map(({ reference }) => reference);
  }

  /** What stands under these references. */
  async find(tx: Tx, references: readonly string[]): Promise<Map<string, { currency: string; postings: Posting[] }>> {
    const stored = await rows<StoredPosting>(
      tx,
      `select t.reference, t.currency, p.from_account as "from", p.to_account as "to", p.amount
       from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
       where t.reference = any ($1::text[])`,
      [references],
    );
    const found = new Map<string, { currency: string; postings: Posting[] }>();
    for (const { reference, currency, from, to, amount } of stored) {
      const transaction = found.get(reference) ?? { currency, postings: [] };
      transaction.postings.push({ from, to, amount: BigInt(amount) });
      found.set(reference, transaction);
    }
    return found;
  }

  async balance(account: Account, currency: string, tx?: Tx): Promise<bigint> {
    const [row] = await this.query<{ amount: string }>(
      `select coalesce(sum(amount), 0)::bigint as amount from (${everyBalance}) b where account = $1 and currency = $2`,
      [account, currency],
      tx,
    );
    return BigInt(row?.amount ?? 0);
  }

  async balances(prefix: string, currency: string, tx?: Tx): Promise<Map<Account, bigint>> {
    const found = await this.query<{ account: Account; amount: string }>(
      `select account, sum(amount)::bigint as amount from (${everyBalance}) b
       where starts_with(account, $1) and currency = $2 group by account order by account`,
      [prefix, currency],
      tx,
    );
    return new Map(found.map(({ account, amount }) => [account, BigInt(amount)]));
  }

  /** What came to the account (less what went), by the account on the other side and the kind of transaction. */
  async flows(account: Account, currency: string, tx?: Tx): Promise<Flow[]> {
    const found = await this.query<Omit<Flow, 'amount'> & { amount: string }>(
      `select other, kind, sum(amount)::bigint as amount from (
         select p.from_account as other, regexp_replace(t.reference, $3, '') as kind, p.amount
         from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
         where p.to_account = $1 and t.currency = $2
         union all
         select p.to_account, regexp_replace(t.reference, $3, ''), -p.amount
         from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
         where p.from_account = $1 and t.currency = $2) f
       group by other, kind order by other, kind`,
      [account, currency, afterKind],
      tx,
    );
    return found.map((row) => ({ ...row, amount: BigInt(row.amount) }));
  }

  async trialBalance(): Promise<TrialBalance[]> {
    const found = await this.database.read<{ currency: string; credits: string; debits: string }>(
      `select currency, coalesce(sum(amount) filter (where amount > 0), 0)::bigint as credits,
              coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as debits
       from (select account, currency, sum(amount) as amount from (${everyBalance}) b group by account, currency) a
       group by currency order by currency`,
    );
    return found.map(({ currency, credits, debits }) => ({
      currency,
      credits: BigInt(credits),
      debits: BigInt(debits),
      difference: BigInt(credits) - BigInt(debits),
    }));
  }

  /** The balances of all accounts of each kind together. */
  async kinds(): Promise<KindBalance[]> {
    const found = await this.database.read<Omit<KindBalance, 'amount'> & { amount: string }>(
      `select regexp_replace(account, ':[0-9a-f]{8}-[0-9a-f-]{27}', '') as kind, currency, sum(amount)::bigint as amount
       from (${everyBalance}) b group by 1, 2 order by 2, 1`,
    );
    return found.map((row) => ({ ...row, amount: BigInt(row.amount) }));
  }

  /**
   * Adds the postings of up to `limit` transactions to their accounts' balances and marks them, in one statement.
   * Batches of several workers skip each other's transactions, and write the balances in one order so that they
   * cannot wait for each other in a circle. Answers how many were folded.
   */
  async fold(tx: Tx, limit: number): Promise<number> {
    const [row] = await rows<{ folded: number }>(
      tx,
      `with batch as (
         select id, currency from ledger_transactions where folded_at is null order by id limit $1
         for update skip locked
       ), marked as (
         update ledger_transactions t set folded_at = clock_timestamp() from batch where t.id = batch.id returning t.id
       ), moved as (
         select p.to_account as account, batch.currency, p.amount
           from batch join ledger_postings p on p.transaction_id = batch.id
         union all
         select p.from_account, batch.currency, -p.amount
           from batch join ledger_postings p on p.transaction_id = batch.id
       ), added as (
         insert into ledger_balances as b (account, currency, amount)
         select account, currency, sum(amount)::bigint from moved group by account, currency order by account, currency
         on conflict (account, currency) do update set amount = b.amount + excluded.amount
       )
       select count(*)::int as folded from marked`,
      [limit],
    );
    return row?.folded ?? 0;
  }

  private query<Row>(sql: string, parameters: readonly unknown[], tx: Tx | undefined): Promise<Row[]> {
    return tx ? rows<Row>(tx, sql, parameters) : this.database.read<Row>(sql, parameters);
  }
}
