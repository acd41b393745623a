import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type ProviderCard } from './provider-objects.js';
import { type HeldSetup } from './setup.rules.js';
import { type SetupState } from './setup.state.js';

/** A setup under its lock. */
export interface LockedSetup extends HeldSetup {
  readonly id: string;
  readonly pledgeId: string;
  readonly number: number;
}

export interface SetupChange {
  readonly id: string;
  readonly providerId: string | null;
  readonly state: SetupState;
  readonly card: ProviderCard | null;
  readonly succeededAt: Date | null;
}

const columns = `s.id, s.pledge_id "pledgeId", s.number, s.state, s.provider_id "providerId"`;

const card = `payment_method_id "paymentMethodId", brand, last4, exp_month "expMonth", exp_year "expYear", fingerprint`;

/** All SQL on the saving of cards. */
@Injectable()
export class SetupsRepository {
  constructor(private readonly database: Database) {}

  /** One setup begins at a time per pledge, so that two open pay pages get two numbers. */
  async lockPledge(tx: Tx, pledgeId: string): Promise<void> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('card_setup:' || $1, 0))`, [pledgeId]);
  }

  async newest(tx: Tx, pledgeId: string): Promise<Omit<LockedSetup, 'customerId'> | null> {
    const [found] = await rows<Omit<LockedSetup, 'customerId'>>(
      tx,
      `select ${columns} from card_setups s where pledge_id = $1 order by number desc limit 1`,
      [pledgeId],
    );
    return found ?? null;
  }

  /** Inserts the next setup of a pledge whose lock is held. */
  async insertNext(
    tx: Tx,
    pledgeId: string,
    userId: string,
    now: Date,
  ): Promise<{ id: string; number: number; isFirst: boolean }> {
    const [made] = await rows<{ id: string; number: number; isFirst: boolean }>(
      tx,
      `insert into card_setups (pledge_id, user_id, number, state, created_at)
       select $1, $2, 1 + coalesce(max(number), 0), 'pending', $3 from card_setups where pledge_id = $1
       returning id, number, not exists (
         select from card_setups o where o.pledge_id = $1 and o.provider_id is not null) as "isFirst"`,
      [pledgeId, userId, now],
    );
    if (!made) throw new Error(`The pledge ${pledgeId} got no setup`);
    return made;
  }

  /** Locks setups by our ids and the provider's, in ascending order. */
  async lock(tx: Tx, ids: readonly string[], providerIds: readonly string[]): Promise<LockedSetup[]> {
    return rows<LockedSetup>(
      tx,
      `with held as materialized (
         select * from card_setups where id in (
           select id from card_setups where id = any($1::uuid[])
           union select id from card_setups where provider_id = any($2::text[]))
         order by id for update
       )
       select ${columns}, c.provider_id "customerId" from held s left join customers c on c.user_id = s.user_id`,
      [ids, providerIds],
    );
  }

  async change(tx: Tx, changes: readonly SetupChange[]): Promise<void> {
    if (changes.length === 0) return;
    await rows(
      tx,
      `update card_setups s
       set provider_id = coalesce(s.provider_id, c.provider_id), state = c.state, succeeded_at = c.succeeded_at,
           payment_method_id = c.payment_method_id, brand = c.brand, last4 = c.last4, exp_month = c.exp_month,
           exp_year = c.exp_year, fingerprint = c.fingerprint
       from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::smallint[],
         $9::smallint[], $10::text[])
         as c (id, provider_id, state, succeeded_at, payment_method_id, brand, last4, exp_month, exp_year, fingerprint)
       where s.id = c.id and s.state = 'pending'`,
      [
        changes.map((change) => change.id),
        changes.map((change) => change.providerId),
        changes.map((change) => change.state),
        changes.map((change) => change.succeededAt),
        changes.map((change) => change.card?.paymentMethodId ?? null),
        changes.map((change) => change.card?.brand ?? null),
        changes.map((change) => change.card?.last4 ?? null),
        changes.map((change) => change.card?.expMonth ?? null),
        changes.map((change) => change.card?.expYear ?? null),
        changes.map((change) => change.card?.fingerprint ?? null),
      ],
    );
  }

  /** Keeps the provider's id; false when the setup was ended meanwhile. */
  async keepProviderId(tx: Tx, id: string, providerId: string): Promise<boolean> {
    const kept = await rows(
      tx,
      `update card_setups set provider_id = $2
       where id = $1 and state = 'pending' and coalesce(provider_id, $2) = $2 returning id`,
      [id, providerId],
    );
    return kept.length > 0;
  }

  /** The setups of a pledge, first to last. */
  async ofPledge(pledgeId: string): Promise<Omit<LockedSetup, 'customerId'>[]> {
    return this.database.read(`select ${columns} from card_setups s where pledge_id = $1 order by number`, [pledgeId]);
  }

  /** What decides whether a webhook is worth a call; no lock. */
  async standing(
    providerIds: readonly string[],
    ids: readonly string[],
  ): Promise<{ id: string; providerId: string | null; state: SetupState }[]> {
    return this.database.read(
      `select s.id, s.provider_id "providerId", s.state from card_setups s where s.id in (
         select id from card_setups where provider_id = any($1::text[])
         union select id from card_setups where id = any($2::uuid[]))`,
      [providerIds, ids],
    );
  }

  /** Whether a pledge may still need this card: nobody has let it go. */
  async isCardInUse(paymentMethodId: string): Promise<boolean> {
    const sql = `select 1 from card_setups where payment_method_id = $1 and detach_at is null and detached_at is null limit 1`;
    return (await this.database.read(sql, [paymentMethodId])).length > 0;
  }

  /** The pledges for which this card was saved. */
  async pledgesOfCard(paymentMethodId: string): Promise<string[]> {
    const sql = 'select distinct pledge_id as id from card_setups where payment_method_id = $1';
    return (await this.database.read<{ id: string }>(sql, [paymentMethodId])).map(({ id }) => id);
  }

  /** The card that was saved last for each of these pledges. */
  async cardsOfPledges(tx: Tx | null, pledgeIds: readonly string[]): Promise<SavedCard[]> {
    const sql = `select distinct on (pledge_id) id "setupId", pledge_id "pledgeId", ${card} from card_setups
      where pledge_id = any($1::uuid[]) and state = 'succeeded' order by pledge_id, succeeded_at desc, number desc`;
    return tx ? rows<SavedCard>(tx, sql, [pledgeIds]) : this.database.read<SavedCard>(sql, [pledgeIds]);
  }
}

/** A saved card with the setup and pledge it belongs to. */
export interface SavedCard extends ProviderCard {
  readonly setupId: string;
  readonly pledgeId: string;
}
