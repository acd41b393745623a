import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type WrittenConsent } from './group-draft.js';
import { type HeldPledge } from './held-pledge.js';
import { fromRow, type PledgeRow, selectHeldPledge, toRow } from './pledge-row.js';
import { type PledgeState } from './pledge.state.js';

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
  async lock(tx: Tx, campaignId: string, ids: readonly string[]): Promise<Map<string, HeldPledge>> {
    if (ids.length === 0) return new Map();
    const found = await rows<PledgeRow>(
      tx,
      `${selectHeldPledge} where p.campaign_id = $1 and p.id = any($2::uuid[]) order by p.id for update of p`,
      [campaignId, ids],
    );
    return new Map(found.map((row) => [row.id, fromRow(row)]));
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

  /** The pledges of a round, ascending by id, a batch at a time: pass the last id to go on. */
  async idsOfRound(campaignId: string, round: number, after: string | null, limit: number): Promise<string[]> {
    const found = await this.database.read<{ id: string }>(
      `select id from pledges where campaign_id = $1 and round = $2 and ($3::uuid is null or id > $3) order by id limit $4`,
      [campaignId, round, after, limit],
    );
    return found.map(({ id }) => id);
  }

  /** How many active pledges each of these backers has in the campaign's round. */
  async countActive(
    tx: Tx,
    campaignId: string,
    round: number,
    backers: readonly string[],
  ): Promise<Map<string, number>> {
    if (backers.length === 0) return new Map();
    const found = await rows<{ backer_id: string; count: string }>(
      tx,
      `select backer_id, count(*) from pledges
       where campaign_id = $1 and round = $2 and state = 'active' and backer_id = any($3::uuid[]) group by backer_id`,
      [campaignId, round, backers],
    );
    return new Map(found.map((row) => [row.backer_id, Number(row.count)]));
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
      `update pledges p set state = n.state, amount = n.amount, tip = n.tip, visibility = n.visibility,
              payment_method_id = n.payment_method_id, card_brand = n.card_brand, card_last4 = n.card_last4,
              card_exp_month = n.card_exp_month, card_exp_year = n.card_exp_year,
              card_fingerprint = n.card_fingerprint, activated_at = n.activated_at
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

  async insertConsents(
    tx: Tx,
    consents: readonly WrittenConsent[],
    about: { backerOf: (pledgeId: string) => string; currency: string; at: Date },
  ): Promise<void> {
    if (consents.length === 0) return;
    await rows(
      tx,
      `insert into consents (pledge_id, backer_id, version, sentence, total, currency, latest_date, given_at)
       select pledge_id, backer_id, version, sentence, total, $2, latest_date, $3
       from jsonb_to_recordset($1::jsonb)
         as c (pledge_id uuid, backer_id uuid, version text, sentence text, total bigint, latest_date date)`,
      [
        JSON.stringify(
          consents.map(({ pledgeId, version, sentence, total, latestDate }) => ({
            pledge_id: pledgeId,
            backer_id: about.backerOf(pledgeId),
            version,
            sentence,
            total: total.toString(),
            latest_date: latestDate,
          })),
        ),
        about.currency,
        about.at,
      ],
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
