import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';
import { type BookedTo, type Break, type BreakKind } from './break.entity.js';
import { BreakNotFound } from './break.errors.js';

/** A difference under its lock. Minor units. */
export type LockedBreak = Pick<
  Break,
  'id' | 'state' | 'kind' | 'movement' | 'ledgerReference' | 'currency' | 'campaignId'
> & {
  readonly amount: bigint;
  /** The business instant, read after the lock. */
  readonly now: Date;
};

/** A difference that the books have now. */
interface Difference {
  readonly movement: string | null;
  readonly balanceTransactionId: string | null;
  readonly ledgerReference: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly kind: BreakKind;
  readonly happenedAt: Date;
  readonly campaignId: string | null;
}

export interface OpenedBreak extends Pick<Break, 'id' | 'kind' | 'campaignId' | 'currency' | 'amount'> {
  readonly about: string;
}

/**
 * How long the other side has: an hour for a movement, since the provider was asked about it by then; a day for what we
 * have booked, since the provider makes its movement some time after.
 */
const ripe = `happened_at <= tally_now() - case when kind = 'unmatched' then interval '1 day' else interval '1 hour' end`;

/** The SQL that writes breaks. */
@Injectable()
export class BreaksRepository {
  /** Ends open breaks whose difference is gone, or is another one by now. Answers their ids. */
  async closeGone(tx: Tx): Promise<string[]> {
    const closed = await rows<{ id: string }>(
      tx,
      `update breaks k set state = 'resolved', resolved_at = tally_now()
       where k.state = 'open' and not exists (
         select 1 from provider_differences d
         where coalesce(d.movement, d.ledger_reference) = coalesce(k.movement, k.ledger_reference) and d.amount = k.amount)
       returning id`,
    );
    return closed.map(({ id }) => id);
  }

  /** Opens one for each difference that had its time; `campaigns` says of which campaign a movement is, where that is known. */
  async openNew(tx: Tx, campaigns: ReadonlyMap<string, string>): Promise<OpenedBreak[]> {
    const found = await rows<Difference>(
      tx,
      `select d.movement, d.balance_transaction_id as "balanceTransactionId", d.ledger_reference as "ledgerReference",
         d.amount, d.currency, d.kind, d.happened_at as "happenedAt", (
           select c.id from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
           join campaigns c on c.id::text in (split_part(p.from_account, ':', 2), split_part(p.to_account, ':', 2))
           where t.reference = d.ledger_reference limit 1) as "campaignId"
       from provider_differences d
       where ${ripe} and not exists (
         select 1 from breaks k where k.state = 'open'
           and coalesce(k.movement, k.ledger_reference) = coalesce(d.movement, d.ledger_reference))
       order by d.happened_at`,
    );
    return rows<OpenedBreak>(
      tx,
      `insert into breaks (state, kind, movement, balance_transaction_id, ledger_reference, amount, currency, campaign_id,
         happened_at, found_at)
       select 'open', d.*, tally_now() from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[],
         $7::uuid[], $8::timestamptz[]) as d
       on conflict do nothing
       returning id, kind, campaign_id as "campaignId", currency, amount, coalesce(movement, ledger_reference) as about`,
      [
        found.map(({ kind }) => kind),
        found.map(({ movement }) => movement),
        found.map(({ balanceTransactionId }) => balanceTransactionId),
        found.map(({ ledgerReference }) => ledgerReference),
        found.map(({ amount }) => amount),
        found.map(({ currency }) => currency),
        found.map((one) => one.campaignId ?? campaigns.get(one.balanceTransactionId ?? '') ?? null),
        found.map(({ happenedAt }) => happenedAt),
      ],
    );
  }

  async campaignOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await rows<{ campaignId: string | null }>(
      tx,
      'select campaign_id as "campaignId" from breaks where id = $1',
      [id],
    );
    return row?.campaignId ?? null;
  }

  /** @throws BreakNotFound */
  async lock(tx: Tx, id: string): Promise<LockedBreak> {
    const [row] = await rows<Omit<LockedBreak, 'amount'> & { amount: string }>(
      tx,
      `with held as materialized (select * from breaks where id = $1 for update)
       select id, state, kind, movement, ledger_reference as "ledgerReference", amount, currency,
         campaign_id as "campaignId", tally_now() as now from held`,
      [id],
    );
    if (!row) throw new BreakNotFound();
    return { ...row, amount: BigInt(row.amount) };
  }

  async take(tx: Tx, id: string, ownerId: string | null): Promise<void> {
    await rows(tx, 'update breaks set owner_id = $2 where id = $1', [id, ownerId]);
  }

  async resolve(
    tx: Tx,
    id: string,
    { by, at, bookedTo, reason }: { by: string | null; at: Date; bookedTo: BookedTo; reason: string },
  ): Promise<void> {
    await rows(
      tx,
      `update breaks set state = 'resolved', resolved_at = $2, resolved_by = $3, booked_to = $4, reason = $5,
         owner_id = coalesce(owner_id, $3) where id = $1`,
      [id, at, by, bookedTo, reason],
    );
  }

  /** Those that stop the payouts of a campaign. */
  async blocking(tx: Tx): Promise<{ campaignId: string; subject: string }[]> {
    return rows(
      tx,
      `select campaign_id as "campaignId", id::text as subject from breaks
       where state = 'open' and campaign_id is not null order by id`,
    );
  }
}
