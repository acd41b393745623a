import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/index.js';
import { type ProviderBalance } from '../payments/index.js';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { type CoverageDay } from './coverage-day.entity.js';
import { type Coverage, heldIn, isCovered, owedOf } from './coverage.rules.js';

type Day = Omit<CoverageDay, 'provedAt'> & { readonly provedAt: Date };

/** What we hold and what we owe, and the days on which it was compared. */
@Injectable()
export class CoverageReport {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
  ) {}

  /** Compares the provider's balance with the books as they are now, for every currency that either has. */
  async compare({ available, pending }: ProviderBalance): Promise<Coverage[]> {
    const inLedger = (await this.ledger.trialBalance()).map(({ currency }) => currency);
    const currencies = new Set([...inLedger, ...[...available, ...pending].map(({ currency }) => currency)]);
    return Promise.all(
      [...currencies].sort().map(async (currency) => ({
        currency,
        available: heldIn(available, currency),
        pending: heldIn(pending, currency),
        arriving: await this.arriving(currency),
        owed: owedOf(await this.ledger.balances('', currency)),
      })),
    );
  }

  /** Keeps the last comparison of the day. */
  async keep(tx: Tx, compared: readonly Coverage[]): Promise<void> {
    await rows(
      tx,
      `insert into coverage_days (day, currency, proved_at, available, pending, arriving, owed, covered)
       select (tally_now() at time zone 'UTC')::date, c.currency, tally_now(), c.available, c.pending, c.arriving, c.owed, c.covered
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::boolean[])
         as c (currency, available, pending, arriving, owed, covered)
       on conflict (day, currency) do update set proved_at = excluded.proved_at, available = excluded.available,
         pending = excluded.pending, arriving = excluded.arriving, owed = excluded.owed, covered = excluded.covered`,
      [
        compared.map(({ currency }) => currency),
        compared.map(({ available }) => available),
        compared.map(({ pending }) => pending),
        compared.map(({ arriving }) => arriving),
        compared.map(({ owed }) => owed),
        compared.map(isCovered),
      ],
    );
  }

  /** Newest first. @throws MalformedCursor */
  async page({ after, limit }: PageQuery): Promise<Page<Day>> {
    const [day, currency] = decodeCursor(after, ['text', 'text']) ?? [null, null];
    const found = await this.database.read<Day>(
      `select day::text as day, currency, proved_at as "provedAt", available, pending, arriving, owed, covered
       from coverage_days where $1::text is null or (day::text, currency) < ($1, $2::text)
       order by day desc, currency desc limit $3::int + 1`,
      [day, currency, limit],
    );
    return toPage(
      found,
      limit,
      (row) => [row.day, row.currency],
      (row) => row,
    );
  }

  private async arriving(currency: string): Promise<bigint> {
    const [row] = await this.database.read<{ sum: string }>(
      `select coalesce(sum(amount + tip), 0)::bigint as sum from payments
       where state = 'succeeded' and fee_known_at is null and currency = $1`,
      [currency],
    );
    return BigInt(row?.sum ?? 0);
  }
}
