import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type DeliveryKey, type Parcel, type Standing } from './delivery.rules.js';
import { isDelivered, onBoard } from './delivery.sql.js';
import { type DeliveryState } from './delivery.state.js';

/** A line while it is held by its row. */
export interface HeldDelivery extends DeliveryKey, Standing {
  readonly id: string;
  readonly isTold: boolean;
}

const heldColumns = `d.id, d.pledge_id as "pledgeId", d.reward_id as "rewardId", d.state,
  d.missed_at is not null as "isMissed", d.told_at is not null as "isTold"`;

@Injectable()
export class DeliveriesRepository {
  constructor(private readonly database: Database) {}

  /** The lines of a reward in one of these states, by pledge, a batch at a time: pass the last pledge to go on. */
  async ofReward(
    campaignId: string,
    rewardId: string,
    states: readonly DeliveryState[],
    after: string | null,
    limit: number,
  ): Promise<DeliveryKey[]> {
    return this.database.read(
      `select p.id as "pledgeId", c.reward_id as "rewardId" from ${onBoard}
       where p.campaign_id = $1 and c.reward_id = $2 and coalesce(d.state, 'to_do') = any($3::text[])
         and ($4::uuid is null or p.id > $4) and ${isDelivered} order by p.id limit $5`,
      [campaignId, rewardId, states, after, limit],
    );
  }

  /** Which of these are lines of the campaign's board. */
  async those(tx: Tx, campaignId: string, keys: readonly DeliveryKey[]): Promise<DeliveryKey[]> {
    return rows(
      tx,
      `select distinct p.id as "pledgeId", c.reward_id as "rewardId"
       from unnest($2::uuid[], $3::uuid[]) k (pledge_id, reward_id)
       join (${onBoard}) on c.pledge_id = k.pledge_id and c.reward_id = k.reward_id
       where p.campaign_id = $1 and ${isDelivered} order by 1, 2`,
      [campaignId, ...columnsOf(keys)],
    );
  }

  /** Makes the rows that are not there yet; answers those it made. In the order of their keys, as all do. */
  async begin(tx: Tx, keys: readonly DeliveryKey[]): Promise<string[]> {
    const made = await rows<{ id: string }>(
      tx,
      `insert into deliveries (pledge_id, reward_id, state)
       select k.pledge_id, k.reward_id, 'to_do' from unnest($1::uuid[], $2::uuid[]) k (pledge_id, reward_id)
       order by k.pledge_id, k.reward_id on conflict (pledge_id, reward_id) do nothing returning id`,
      columnsOf(keys),
    );
    return made.map(({ id }) => id);
  }

  /** The rows of these lines, locked in the order of their keys. */
  async lock(tx: Tx, keys: readonly DeliveryKey[]): Promise<HeldDelivery[]> {
    return rows(
      tx,
      `select ${heldColumns} from deliveries d
       where (d.pledge_id, d.reward_id) in (select * from unnest($1::uuid[], $2::uuid[]))
       order by d.pledge_id, d.reward_id for update`,
      columnsOf(keys),
    );
  }

  /** Writes the state of locked rows; what is not sent has no parcel. */
  async step(tx: Tx, ids: readonly string[], to: DeliveryState, at: Date, parcel?: Parcel): Promise<void> {
    const isSent = to === 'sent' || to === 'received';
    await rows(
      tx,
      `update deliveries set state = $2, missed_at = null,
         sent_at = case when $3 then coalesce(sent_at, $4) end,
         told_at = case when $3 then coalesce(told_at, $4) else told_at end,
         carrier = case when $3 then coalesce($5, carrier) end,
         tracking_url = case when $3 then coalesce($6, tracking_url) end
       where id = any($1::uuid[])`,
      [ids, to, isSent, at, parcel?.carrier ?? null, parcel?.trackingUrl ?? null],
    );
  }

  /** Corrects how locked rows are on their way. */
  async note(tx: Tx, ids: readonly string[], { carrier, trackingUrl }: Parcel): Promise<void> {
    await rows(
      tx,
      `update deliveries set carrier = coalesce($2, carrier), tracking_url = coalesce($3, tracking_url)
       where id = any($1::uuid[])`,
      [ids, carrier, trackingUrl],
    );
  }

  /** Its backer says that it has not come. */
  async miss(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, 'update deliveries set missed_at = coalesce(missed_at, $2) where id = $1', [id, at]);
  }

  /** Forgets how parcels to these backers could be followed. */
  async forgetParcels(tx: Tx, backerIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `update deliveries set carrier = null, tracking_url = null
       where pledge_id in (select id from pledges where backer_id = any($1::uuid[]))`,
      [backerIds],
    );
  }
}

const columnsOf = (keys: readonly DeliveryKey[]): [string[], string[]] => [
  keys.map(({ pledgeId }) => pledgeId),
  keys.map(({ rewardId }) => rewardId),
];
