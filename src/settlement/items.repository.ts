import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type RoundRef } from './rounds.repository.js';
import { type ItemState } from './settlement-item.state.js';
import { claimable, goesOn, heldItemsThatStop, newLease } from './work-claims.js';

/** An item that this worker has for as long as its lease. */
export interface ClaimedItem {
  readonly id: string;
  readonly campaignId: string;
  readonly pledgeId: string;
  /** Attempts that have their result. */
  readonly attempts: number;
  readonly tries: number;
  readonly dueAt: Date | null;
  readonly leaseUntil: Date;
}

/** An item under its campaign's lock. Amounts in minor units. */
export interface LockedItem {
  readonly id: string;
  readonly pledgeId: string;
  readonly round: number;
  readonly amount: bigint;
  readonly tip: bigint;
  /** The part of the amount that is no contribution: it is in no total. */
  readonly shipping: bigint;
  readonly currency: string;
  readonly state: ItemState;
  readonly attempts: number;
  readonly remindedAt: Date | null;
}

type Sum = 'amount' | 'tip' | 'shipping';

/** What becomes of an item. */
export interface ItemChange {
  readonly id: string;
  readonly state: ItemState;
  readonly attempts: number;
  readonly dueAt: Date | null;
  readonly remindedAt: Date | null;
}

export interface NewItem {
  readonly pledgeId: string;
  /** With the shipping. */
  readonly amount: bigint;
  readonly tip: bigint;
  readonly shipping: bigint;
  readonly currency: string;
}

const claimed = `i.id, i.campaign_id as "campaignId", i.pledge_id as "pledgeId", i.attempts, i.tries, i.due_at as "dueAt",
  i.lease_until as "leaseUntil"`;

/** All SQL on settlement items. */
@Injectable()
export class ItemsRepository {
  constructor(private readonly database: Database) {}

  /**
   * One open item per pledge, due now; answers them with their ids. An id (a UUID of version 8) follows from its pledge and
   * round, and the key of the payment from the id: a database that was restored to before the deadline closes once more
   * under the same keys.
   */
  async insert(
    tx: Tx,
    { campaignId, round }: RoundRef,
    items: readonly NewItem[],
    dueAt: Date,
  ): Promise<{ id: string; pledgeId: string }[]> {
    return rows(
      tx,
      `insert into settlement_items (id, campaign_id, round, pledge_id, amount, tip, shipping, currency, state, due_at)
       select overlay(overlay(md5(n.pledge_id || ' ' || $2::int) placing '8' from 13) placing '8' from 17)::uuid, $1, $2::int, n.*, 'open', $8
       from unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[]) as n (pledge_id, amount, tip, shipping, currency)
       returning id, pledge_id as "pledgeId"`,
      [
        campaignId,
        round,
        items.map(({ pledgeId }) => pledgeId),
        items.map(({ amount }) => amount),
        items.map(({ tip }) => tip),
        items.map(({ shipping }) => shipping),
        items.map(({ currency }) => currency),
        dueAt,
      ],
    );
  }

  /** Takes up to `limit` items that are due after the last page; SKIP LOCKED keeps workers apart. */
  async claimDue(
    tx: Tx,
    at: RoundRef,
    after: { dueAt: Date; id: string } | null,
    limit: number,
  ): Promise<ClaimedItem[]> {
    const found = await rows<ClaimedItem>(
      tx,
      `with picked as (
         select i.id from settlement_items i
         where i.campaign_id = $1 and i.round = $2 and i.state = 'open' and i.due_at <= (select tally_now()) and ${claimable}
           and ($3::timestamptz is null or (i.due_at, i.id) > ($3, $4::uuid))
         order by i.due_at, i.id limit $5 for update skip locked)
       update settlement_items i set lease_until = ${newLease} from picked where i.id = picked.id returning ${claimed}`,
      [at.campaignId, at.round, after?.dueAt ?? null, after?.id ?? null, limit],
    );
    return found.sort(byDue);
  }

  /** Takes up to `limit` items that are not final, whatever attempt they wait for. */
  async claimUnfinished(tx: Tx, at: RoundRef, limit: number): Promise<ClaimedItem[]> {
    return rows(
      tx,
      `with picked as (
         select i.id from settlement_items i
         where i.campaign_id = $1 and i.round = $2 and i.state in ('open', 'held') and ${claimable}
           and (i.finish_at is null or i.finish_at <= (select tally_now()))
         order by i.finish_at nulls first, i.id limit $3 for update skip locked)
       update settlement_items i set lease_until = ${newLease} from picked where i.id = picked.id returning ${claimed}`,
      [at.campaignId, at.round, limit],
    );
  }

  /**
   * Whether the item may be charged at this moment: the lease is still ours, the window has not ended, and the campaign
   * has not been suspended since it was claimed.
   */
  async mayCharge({ id, leaseUntil }: ClaimedItem): Promise<boolean> {
    const found = await this.database.read(
      `select 1 from settlement_items i
       join campaigns c on c.id = i.campaign_id
       join campaign_rounds r on r.campaign_id = i.campaign_id and r.number = i.round
       where i.id = $1 and i.state = 'open' and i.lease_until = $2 and i.lease_until > clock_timestamp()
         and ${goesOn} and r.state = 'collecting' and r.collecting_ends_at > tally_now()`,
      [id, leaseUntil],
    );
    return found.length > 0;
  }

  /** Gives the item back, to be asked about again after so many real milliseconds, unless its result has come. */
  async retryAfter(tx: Tx, { id, leaseUntil }: ClaimedItem, waitMs: number, countsAsTry: boolean): Promise<void> {
    await rows(
      tx,
      `update settlement_items set lease_until = null, tries = tries + $4,
         retry_at = clock_timestamp() + $3 * interval '1 millisecond'
       where id = $1 and lease_until = $2 and state in ('open', 'held')`,
      [id, leaseUntil, waitMs, countsAsTry ? 1 : 0],
    );
  }

  /** Gives an item whose window is over back until `at` (business time): its result is on the way. */
  async finishLater(tx: Tx, { id, leaseUntil }: ClaimedItem, at: Date): Promise<void> {
    await rows(
      tx,
      `update settlement_items set lease_until = null, finish_at = $3
       where id = $1 and lease_until = $2 and state in ('open', 'held')`,
      [id, leaseUntil, at],
    );
  }

  /** Holds an open item for staff. Answers whether it was still open and ours, and whether the round has stopped now. */
  async hold(tx: Tx, item: ClaimedItem, code: string): Promise<{ held: boolean; stopped: boolean }> {
    const held = await rows(
      tx,
      `update settlement_items set state = 'held', held_code = $3, lease_until = null, retry_at = null
       where id = $1 and lease_until = $2 and state = 'open' returning id`,
      [item.id, item.leaseUntil, code],
    );
    const [same] = await rows<{ count: number }>(
      tx,
      `select count(*)::int as count from settlement_items h join settlement_items i on i.id = $1
       where h.campaign_id = i.campaign_id and h.round = i.round and h.state = 'held' and h.held_code = $2`,
      [item.id, code],
    );
    return { held: held.length > 0, stopped: (same?.count ?? 0) >= heldItemsThatStop };
  }

  /** The items as they stand. The campaign's lock is held, and nothing but leases changes without it. */
  async read(tx: Tx, ids: readonly string[]): Promise<LockedItem[]> {
    const found = await rows<Omit<LockedItem, Sum> & Record<Sum, string>>(
      tx,
      `select id, pledge_id as "pledgeId", round, amount, tip, shipping, currency, state, attempts, reminded_at as "remindedAt"
       from settlement_items where id = any($1::uuid[])`,
      [ids],
    );
    return found.map((row) => ({
      ...row,
      amount: BigInt(row.amount),
      tip: BigInt(row.tip),
      shipping: BigInt(row.shipping),
    }));
  }

  /** The ids of the items of these pledges. */
  async ofPledges(tx: Tx, pledgeIds: readonly string[]): Promise<string[]> {
    const found = await rows<{ id: string }>(tx, 'select id from settlement_items where pledge_id = any($1::uuid[])', [
      pledgeIds,
    ]);
    return found.map(({ id }) => id);
  }

  /**
   * Writes what became of locked items, and takes them off their worker: a result ends every lease and wait. The ids
   * stand as an array too, so that they are looked up by the primary key: a join alone may read the whole table.
   */
  async change(tx: Tx, changes: readonly ItemChange[]): Promise<void> {
    if (changes.length === 0) return;
    await rows(
      tx,
      `update settlement_items i set state = n.state, attempts = n.attempts, due_at = n.due_at,
         reminded_at = n.reminded_at, tries = 0, retry_at = null, lease_until = null,
         held_code = case when n.state = 'held' then i.held_code end
       from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[])
         as n (id, state, attempts, due_at, reminded_at)
       where i.id = any($1::uuid[]) and i.id = n.id`,
      [
        changes.map(({ id }) => id),
        changes.map(({ state }) => state),
        changes.map(({ attempts }) => attempts),
        changes.map(({ dueAt }) => dueAt),
        changes.map(({ remindedAt }) => remindedAt),
      ],
    );
  }
}

const byDue = (a: ClaimedItem, b: ClaimedItem): number =>
  (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1);
