import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';
import { type ProviderBalanceTransaction } from './provider-objects.js';

/** A movement on our balance at the provider, with the ledger transaction that stands for the same money. */
export interface BookedBalanceTransaction {
  readonly transaction: ProviderBalanceTransaction;
  /** Null when the ledger has none. */
  readonly ledgerReference: string | null;
}

/** All SQL on the mirror of the provider's balance transactions. */
@Injectable()
export class BalanceTransactionsRepository {
  /** One that is known keeps what is known; a ledger reference that was missing is filled in. Answers how many were new. */
  async insert(tx: Tx, booked: readonly BookedBalanceTransaction[]): Promise<number> {
    if (booked.length === 0) return 0;
    const unique = [...new Map(booked.map((one) => [one.transaction.id, one])).values()];
    const written = await rows<{ fresh: boolean }>(
      tx,
      `insert into balance_transactions (id, type, source, amount, fee, net, currency, created_at, available_on, ledger_reference)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[],
         $8::timestamptz[], $9::timestamptz[], $10::text[])
       on conflict (id) do update
         set ledger_reference = coalesce(balance_transactions.ledger_reference, excluded.ledger_reference),
             available_on = excluded.available_on
       returning xmax = 0 as fresh`,
      [
        unique.map(({ transaction }) => transaction.id),
        unique.map(({ transaction }) => transaction.type),
        unique.map(({ transaction }) => transaction.sourceId),
        unique.map(({ transaction }) => transaction.amount),
        unique.map(({ transaction }) => transaction.fee),
        unique.map(({ transaction }) => transaction.net),
        unique.map(({ transaction }) => transaction.currency),
        unique.map(({ transaction }) => transaction.createdAt),
        unique.map(({ transaction }) => transaction.availableOn),
        unique.map(({ ledgerReference }) => ledgerReference),
      ],
    );
    return written.filter(({ fresh }) => fresh).length;
  }
}
