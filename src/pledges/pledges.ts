import { Injectable } from '@nestjs/common';
import { Campaigns, type Step } from '../campaigns/index.js';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history, transition } from '../platform/states/index.js';
import { beforeTheEndMs } from './consent.rules.js';
import { pledgeReleased } from './pledge.events.js';
import { type PledgeState, pledgeTransitions } from './pledge.state.js';

/** What settlement has to know of a pledge; amounts in minor units. */
export interface ActivePledge {
  readonly id: string;
  readonly backerId: string;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly shipping: bigint;
  readonly currency: string;
}

export interface PledgeMove {
  readonly id: string;
  readonly from: PledgeState;
  readonly to: PledgeState;
}

export interface PledgeCard {
  readonly pledgeId: string;
  readonly backerId: string;
  readonly state: PledgeState;
  readonly paymentMethodId: string | null;
  /**
   * From then on no charge may begin: the end of the last day of the newest consent in the campaign's zone, less the ten
   * minutes that a charge may take to reach the bank. Null without any consent.
   */
  readonly consentEndsAt: Date | null;
}

export interface PledgePlace {
  readonly id: string;
  readonly campaignId: string;
  readonly round: number;
  readonly state: PledgeState;
}

/** The pledges of a round after its deadline, as settlement and refunds move them. The campaign's lock is held by the caller. */
@Injectable()
export class Pledges {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly outbox: Outbox,
  ) {}

  /** The active pledges of a round, ascending by id, a batch at a time: pass the last id to go on. */
  async activeOf(
    tx: Tx,
    campaignId: string,
    round: number,
    after: string | null,
    limit: number,
  ): Promise<ActivePledge[]> {
    const found = await rows<Record<keyof ActivePledge, string>>(
      tx,
      `select id, backer_id as "backerId", amount, tip, shipping, currency from pledges
       where campaign_id = $1 and round = $2 and state = 'active' and ($3::uuid is null or id > $3) order by id limit $4`,
      [campaignId, round, after, limit],
    );
    return found.map((row) => ({
      ...row,
      amount: BigInt(row.amount),
      tip: BigInt(row.tip),
      shipping: BigInt(row.shipping),
    }));
  }

  /** How many pledges of the round still wait for their card. While there are any, the round cannot be decided. */
  async countPending(tx: Tx, campaignId: string, round: number): Promise<number> {
    const [row] = await rows<{ count: string }>(
      tx,
      `select count(*) from pledges where campaign_id = $1 and round = $2 and state = 'pending'`,
      [campaignId, round],
    );
    return Number(row?.count ?? 0);
  }

  /** Where a pledge is, as committed or as `tx` sees it. */
  async placeOf(id: string, tx?: Tx): Promise<PledgePlace | undefined> {
    const sql = 'select id, campaign_id as "campaignId", round, state from pledges where id = $1';
    const [found] = tx ? await rows<PledgePlace>(tx, sql, [id]) : await this.database.read<PledgePlace>(sql, [id]);
    return found;
  }

  /** State, backer, saved card and the end of the consent of each of these pledges, as committed or as `tx` sees them. */
  async cardsOf(pledgeIds: readonly string[], tx?: Tx): Promise<PledgeCard[]> {
    const sql = `
      select p.id as "pledgeId", p.backer_id as "backerId", p.state, p.payment_method_id as "paymentMethodId",
             (select (k.latest_date + 1)::timestamp at time zone c.zone - interval '${beforeTheEndMs} milliseconds'
              from consents k where k.pledge_id = p.id order by k.id desc limit 1) as "consentEndsAt"
      from pledges p join campaigns c on c.id = p.campaign_id where p.id = any($1::uuid[])`;
    return tx ? rows<PledgeCard>(tx, sql, [pledgeIds]) : this.database.read<PledgeCard>(sql, [pledgeIds]);
  }

  /**
   * Moves those that are still in their `from`; answers their ids. What was moved meanwhile is left alone. The ids stand
   * as an array too, so that they are looked up by the primary key: a join alone may read the whole table.
   *
   * @throws IllegalTransition
   */
  async move(tx: Tx, moves: readonly PledgeMove[], step: Step): Promise<string[]> {
    if (moves.length === 0) return [];
    for (const { from, to } of moves) transition(pledgeTransitions, from, to);
    const sorted = [...moves].sort((a, b) => (a.id < b.id ? -1 : 1));
    const moved = await rows<{ id: string }>(
      tx,
      `update pledges p set state = m.to_state
       from unnest($1::uuid[], $2::text[], $3::text[]) as m (id, from_state, to_state)
       where p.id = any($1::uuid[]) and p.id = m.id and p.state = m.from_state returning p.id`,
      [sorted.map(({ id }) => id), sorted.map(({ from }) => from), sorted.map(({ to }) => to)],
    );
    const ids = new Set(moved.map(({ id }) => id));
    const done = sorted.filter(({ id }) => ids.has(id));
    await history.record(
      tx,
      done.map(({ id, from, to }) => ({ entity: 'pledge', entityId: id, from, to, ...step })),
    );
    return done.map(({ id }) => id);
  }

  /**
   * Gives the rewards of pledges that ended without a charge back to the shelf, and forgets where they were to be sent.
   * Call it once per pledge.
   */
  async giveBackStock(tx: Tx, pledgeIds: readonly string[]): Promise<void> {
    await rows(tx, 'delete from pledge_addresses where pledge_id = any($1::uuid[])', [pledgeIds]);
    const taken = await rows<{ rewardId: string; by: number }>(
      tx,
      `select reward_id as "rewardId", -sum(quantity)::integer as by from pledge_rewards
       where pledge_id = any($1::uuid[]) group by reward_id order by reward_id`,
      [pledgeIds],
    );
    await this.campaigns.moveStock(tx, taken);
  }

  /**
   * Releases every pending and active pledge of a round that failed or was called off: nobody is charged, stock is
   * given back, and what was pledged counts as dropped. Emits `pledge.released` for each. Harmless the second time.
   */
  async releaseRound(tx: Tx, campaignId: string, round: number, step: Step): Promise<void> {
    const open = await rows<{ id: string; state: PledgeState; amount: string }>(
      tx,
      `select id, state, amount from pledges where campaign_id = $1 and round = $2 and state in ('pending', 'active')
       order by id for update`,
      [campaignId, round],
    );
    const moved = await this.move(tx, open.map(({ id, state }) => ({ id, from: state, to: 'released' })), step); // prettier-ignore
    await this.giveBackStock(tx, moved);
    const dropped = open.reduce((sum, { state, amount }) => sum + (state === 'active' ? BigInt(amount) : 0n), 0n);
    if (dropped > 0n) await this.campaigns.applyTotals(tx, campaignId, round, { dropped });
    await this.outbox.emit(tx, moved.map((pledgeId) => pledgeReleased({ pledgeId, campaignId }))); // prettier-ignore
  }
}
