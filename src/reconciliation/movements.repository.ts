import { Injectable } from '@nestjs/common';
import { type ProviderBalanceTransaction } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { ownBusinessTypes } from './booking.rules.js';

type Raw<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** A movement that the ledger does not have, with the object that caused it. */
export interface UnbookedMovement {
  readonly id: string;
  readonly type: string;
  readonly sourceId: string;
}

/** Movements on our balance that no ledger transaction stands for yet. */
@Injectable()
export class MovementsRepository {
  constructor(private readonly database: Database) {}

  /** The operator's own, at most `limit`. */
  async ownBusiness(limit: number): Promise<ProviderBalanceTransaction[]> {
    const found = await this.database.read<Raw<ProviderBalanceTransaction>>(
      `select id, type, source as "sourceId", amount, fee, net, currency, created_at as "createdAt",
         available_on as "availableOn"
       from balance_transactions
       where ledger_reference is null and type = any($1::text[]) order by created_at, id limit $2`,
      [ownBusinessTypes, limit],
    );
    return found.map((row) => ({
      ...row,
      amount: BigInt(row.amount),
      fee: BigInt(row.fee),
      net: BigInt(row.net),
    }));
  }

  /** All others that had an hour to be booked, in order; `after` is the last one of the page before. */
  async unbooked(after: string, limit: number): Promise<UnbookedMovement[]> {
    return this.database.read(
      `select id, type, source as "sourceId" from balance_transactions
       where ledger_reference is null and source is not null and created_at <= tally_now() - interval '1 hour' and id > $1
       order by id limit $2`,
      [after, limit],
    );
  }

  /** The campaigns of these payments, by the provider's ids. */
  async campaignsOf(providerPaymentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.database.read<{ id: string; campaign: string }>(
      'select provider_id as id, campaign_id as campaign from payments where provider_id = any($1::text[])',
      [providerPaymentIds],
    );
    return new Map(found.map(({ id, campaign }) => [id, campaign]));
  }
}
