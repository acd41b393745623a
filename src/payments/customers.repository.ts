import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';

/** All SQL on customers. */
@Injectable()
export class CustomersRepository {
  /** The row of the user, made when it is missing. */
  async open(tx: Tx, userId: string, now: Date): Promise<void> {
    await rows(tx, 'insert into customers (user_id, created_at) values ($1, $2) on conflict (user_id) do nothing', [
      userId,
      now,
    ]);
  }

  /** People who are erased are to be forgotten at the provider too. */
  async letGo(tx: Tx, userIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `update customers set delete_at = tally_now()
       where user_id = any($1::uuid[]) and provider_id is not null and deleted_at is null`,
      [userIds],
    );
  }

  /** Takes the next ones to delete. Whoever dies with them leaves them due again in an hour of business time. */
  async claimLeaving(tx: Tx, limit: number): Promise<string[]> {
    const claimed = await rows<{ providerId: string }>(
      tx,
      `update customers set delete_at = tally_now() + interval '1 hour' where user_id in (
         select user_id from customers where delete_at <= tally_now() order by delete_at limit $1 for update skip locked)
       returning provider_id "providerId"`,
      [limit],
    );
    return claimed.map(({ providerId }) => providerId);
  }

  async deleted(tx: Tx, providerIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `update customers set delete_at = null, deleted_at = tally_now()
       where provider_id = any($1::text[]) and delete_at is not null`,
      [providerIds],
    );
  }

  async find(tx: Tx, userId: string): Promise<{ providerId: string | null; createTries: number } | null> {
    const [found] = await rows<{ providerId: string | null; createTries: number }>(
      tx,
      'select provider_id "providerId", create_tries "createTries" from customers where user_id = $1',
      [userId],
    );
    return found ?? null;
  }

  /** Keeps the provider's id unless there is one already; answers the one that counts. */
  async keepProviderId(tx: Tx, userId: string, providerId: string): Promise<string> {
    const [kept] = await rows<{ providerId: string }>(
      tx,
      `update customers set provider_id = coalesce(provider_id, $2) where user_id = $1 returning provider_id "providerId"`,
      [userId, providerId],
    );
    return kept?.providerId ?? providerId;
  }

  /** A create ended in a 5xx or was refused: the next one looks first and uses another key. */
  async countCreateTry(tx: Tx, userId: string): Promise<void> {
    await rows(tx, 'update customers set create_tries = create_tries + 1 where user_id = $1 and provider_id is null', [
      userId,
    ]);
  }
}

/** When the next customer is to be deleted at the provider. */
export const customersDue = 'select min(delete_at) from customers where delete_at is not null';
