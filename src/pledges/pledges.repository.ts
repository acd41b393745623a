import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type Address } from './address.rules.js';
import { type CardHealth } from './card.rules.js';
import { type HeldPledge, type SavedCard, type WrittenConsent } from './held-pledge.js';
import { fromRow, type PledgeRow, selectHeldPledge, toRow } from './pledge-row.js';
import { hasEnded, type PledgeState, pledgeTransitions } from './pledge.state.js';

const openStates = (Object.keys(pledgeTransitions) as PledgeState[]).filter((state) => !hasEnded(state));

/** What a group reads and writes, each in one statement over arrays. */
@Injectable()
export class PledgesRepository {
  constructor(private readonly database: Database) {}

  /** The pledge as committed. */
  async find(id: string): Promise<HeldPledge | undefined> {
    const [row] = await this.database.read<PledgeRow>(`${selectHeldPledge} where p.id = $1`, [id]);
    return row && fromRow(row);
  }

  /** The pledges with their rewards and newest consent, locked in ascending order of id. */
  async lock(tx: Tx, campaignIds: readonly string[], ids: readonly string[]): Promise<HeldPledge[]> {
    if (ids.length === 0) return [];
    const found = await rows<PledgeRow>(
      tx,
      `${selectHeldPledge} where p.campaign_id = any($1::uuid[]) and p.id = any($2::uuid[]) order by p.id for update of p`,
      [campaignIds, ids],
    );
    return found.map(fromRow);
  }

  /** The newest of what a guest has promised and what has not ended; those of a guest whom a member adopted are the member's. */
  async openOfGuest(email: string): Promise<string[]> {
    const found = await this.database.read<{ id: string }>(
      `select p.id from users u join pledges p on p.backer_id = u.id
       where u.email = $1 and u.kind = 'guest' and u.adopted_by is null and p.state = any($2::text[])
       order by p.id desc limit 50`,
      [email, openStates],
    );
    return found.map(({ id }) => id);
  }

  /** Holds a pledge that still waits for its card until then; never shorter than it is held. */
  async holdUntil(tx: Tx, id: string, until: Date): Promise<void> {
    const sql = `update pledges set hold_until = greatest(hold_until, $2) where id = $1 and state = 'pending'`;
    await rows(tx, sql, [id, until]);
  }

  /** Which card each of these pledges has, and whether it will need it: locked, so that neither changes meanwhile. */
  async lockCards(
    tx: Tx,
    ids: readonly string[],
  ): Promise<{ id: string; state: PledgeState; paymentMethodId: string | null }[]> {
    return rows(
      tx,
      `select id, state, payment_method_id "paymentMethodId" from pledges
       where id = any($1::uuid[]) order by id for no key update`,
      [ids],
    );
  }

  /** What is known of the card of these locked pledges: as the provider has it now, or that it is gone. */
  async followCard(tx: Tx, ids: readonly string[], card: SavedCard | null): Promise<void> {
    if (ids.length === 0) return;
    if (card === null) {
      const sql = `update pledges set card_removed_at = coalesce(card_removed_at, tally_now()) where id = any($1::uuid[])`;
      await rows(tx, sql, [ids]);
      return;
    }
    await rows(
      tx,
      `update pledges set card_removed_at = null, card_brand = $2, card_last4 = $3, card_exp_month = $4, card_exp_year = $5,
         card_fingerprint = $6 where id = any($1::uuid[])`,
      [ids, card.brand, card.last4, card.expMonth, card.expYear, card.fingerprint],
    );
  }

  /** The cards of active pledges of a round, ascending by id, a batch at a time: pass the last id to go on. */
  async activeCards(
    tx: Tx,
    campaignId: string,
    round: number,
    after: string | null,
    limit: number,
  ): Promise<(CardHealth & { readonly id: string })[]> {
    return rows(
      tx,
      `select id, card_exp_month as "expMonth", card_exp_year as "expYear", card_removed_at is not null as removed
       from pledges where campaign_id = $1 and round = $2 and state = 'active' and ($3::uuid is null or id > $3)
       order by id limit $4`,
      [campaignId, round, after, limit],
    );
  }

  /** The pledges of a round, ascending by id, a batch at a time: pass the last id to go on. */
  async idsOfRound(campaignId: string, round: number, after: string | null, limit: number): Promise<string[]> {
    const found = await this.database.read<{ id: string }>(
      `select id from pledges where campaign_id = $1 and round = $2 and ($3::uuid is null or id > $3) order by id limit $4`,
      [campaignId, round, after, limit],
    );
    return found.map(({ id }) => id);
  }

  /** How many active pledges each of these backers has in each of these rounds; who has none is left out. */
  async countActive(
    tx: Tx,
    rounds: readonly { readonly campaignId: string; readonly round: number }[],
    backers: readonly string[],
  ): Promise<{ campaignId: string; backerId: string; count: number }[]> {
    if (backers.length === 0) return [];
    return rows(
      tx,
      `select campaign_id as "campaignId", backer_id as "backerId", count(*)::integer as count
       from pledges join unnest($1::uuid[], $2::smallint[]) as r (campaign_id, round) using (campaign_id, round)
       where state = 'active' and backer_id = any($3::uuid[]) group by campaign_id, backer_id`,
      [rounds.map(({ campaignId }) => campaignId), rounds.map(({ round }) => round), backers],
    );
  }

  async insert(tx: Tx, made: readonly HeldPledge[]): Promise<void> {
    if (made.length === 0) return;
    await rows(
      tx,
      `with input as (select * from jsonb_populate_recordset(null::pledges, $1::jsonb)),
            made as (insert into pledges select * from input)
       insert into pledge_rewards select * from jsonb_populate_recordset(null::pledge_rewards, $2::jsonb)`,
      [JSON.stringify(made.map(toRow)), rewardRows(made)],
    );
  }

  async update(tx: Tx, changed: readonly HeldPledge[]): Promise<void> {
    if (changed.length === 0) return;
    await rows(
      tx,
      `update pledges p set state = n.state, amount = n.amount, tip = n.tip, shipping = n.shipping,
              destination = n.destination, visibility = n.visibility,
              payment_method_id = n.payment_method_id, card_brand = n.card_brand, card_last4 = n.card_last4,
              card_exp_month = n.card_exp_month, card_exp_year = n.card_exp_year,
              card_fingerprint = n.card_fingerprint, activated_at = n.activated_at,
              card_removed_at = case when p.payment_method_id = n.payment_method_id then p.card_removed_at end
       from jsonb_populate_recordset(null::pledges, $1::jsonb) n where p.id = n.id`,
      [JSON.stringify(changed.map(toRow))],
    );
    await rows(
      tx,
      `with kept as (select * from jsonb_populate_recordset(null::pledge_rewards, $2::jsonb)),
            gone as (delete from pledge_rewards r where r.pledge_id = any($1::uuid[])
                     and not exists (select 1 from kept k where k.pledge_id = r.pledge_id and k.reward_id = r.reward_id))
       insert into pledge_rewards select * from kept
       on conflict (pledge_id, reward_id) do update set quantity = excluded.quantity, price = excluded.price`,
      [changed.map(({ id }) => id), rewardRows(changed)],
    );
  }

  /** Where the rewards of a pledge are sent, as committed. */
  async addressOf(pledgeId: string): Promise<Address | undefined> {
    const [found] = await this.database.read<Address>(
      `select name, line1, line2, postal_code as "postalCode", city, country from pledge_addresses where pledge_id = $1`,
      [pledgeId],
    );
    return found;
  }

  /** Where a pledge goes and how it stands, locked against changes of both. */
  async lockShipment(
    tx: Tx,
    id: string,
  ): Promise<{ readonly state: PledgeState; readonly destination: string | null } | undefined> {
    const [found] = await rows<{ state: PledgeState; destination: string | null }>(
      tx,
      'select state, destination from pledges where id = $1 for no key update',
      [id],
    );
    return found;
  }

  /** Writes or replaces addresses. */
  async writeAddresses(tx: Tx, addresses: readonly (Address & { readonly pledgeId: string })[]): Promise<void> {
    if (addresses.length === 0) return;
    await rows(
      tx,
      `insert into pledge_addresses (pledge_id, name, line1, line2, postal_code, city, country, written_at)
       select n.*, tally_now() from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) n
       on conflict (pledge_id) do update set name = excluded.name, line1 = excluded.line1, line2 = excluded.line2,
         postal_code = excluded.postal_code, city = excluded.city, country = excluded.country,
         written_at = excluded.written_at`,
      [
        ...[addresses.map(({ pledgeId }) => pledgeId), addresses.map(({ name }) => name)],
        ...[addresses.map(({ line1 }) => line1), addresses.map(({ line2 }) => line2)],
        ...[addresses.map(({ postalCode }) => postalCode), addresses.map(({ city }) => city)],
        addresses.map(({ country }) => country),
      ],
    );
  }

  async forgetAddresses(tx: Tx, pledgeIds: readonly string[]): Promise<void> {
    if (pledgeIds.length === 0) return;
    await rows(tx, 'delete from pledge_addresses where pledge_id = any($1::uuid[])', [pledgeIds]);
  }

  async insertConsents(tx: Tx, consents: readonly WrittenConsent[]): Promise<void> {
    if (consents.length === 0) return;
    await rows(
      tx,
      `insert into consents (pledge_id, backer_id, version, sentence, total, currency, latest_date, given_at)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::date[],
                            $8::timestamptz[])`,
      [
        ...[consents.map(({ pledgeId }) => pledgeId), consents.map(({ backerId }) => backerId)],
        ...[consents.map(({ version }) => version), consents.map(({ sentence }) => sentence)],
        ...[consents.map(({ total }) => total), consents.map(({ currency }) => currency)],
        ...[consents.map(({ latestDate }) => latestDate), consents.map(({ at }) => at)],
      ],
    );
  }

  async statesOf(tx: Tx, backerIds: readonly string[]): Promise<{ id: string; state: PledgeState }[]> {
    return rows(tx, 'select id, state from pledges where backer_id = any($1::uuid[]) order by id', [backerIds]);
  }

  /** Nobody sees who they were, and no card is recognised again. */
  async hideBacker(tx: Tx, backerIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `update pledges set visibility = 'hidden', card_fingerprint = null where backer_id = any($1::uuid[])`,
      [backerIds],
    );
  }
}
const rewardRows = (pledges: readonly HeldPledge[]): string =>
  JSON.stringify(
    pledges.flatMap(({ id, rewards }) =>
      rewards.map(({ rewardId, quantity, price }) => ({
        pledge_id: id,
        reward_id: rewardId,
        quantity,
        price: price.toString(),
      })),
    ),
  );
