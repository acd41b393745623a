import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history, transition } from '../platform/states/index.js';
import { CampaignMoved, CampaignNotFound } from './campaign.errors.js';
import { campaignStateChanged } from './campaign.events.js';
import { campaignTransitions, roundTransitions, type CampaignState, type RoundState } from './campaign.state.js';
import { type CampaignSummary, findCampaigns, findRounds, type RoundSummary } from './campaign-summary.js';
import { type CampaignUnderLock, type LockAnswer, readLockAnswer, type Totals } from './locked-campaign.js';
import { type PlannedTranche } from './tranche.rules.js';

/** Who changed a state, when and why. `at` is the `now` of the lock, `actorId` null when the service acted by itself. */
export interface Step {
  readonly at: Date;
  readonly actorId: string | null;
  /** A code or short sentence without personal data. */
  readonly reason: string;
}

export interface CampaignStep extends Step {
  readonly id: string;
  readonly from: CampaignState;
  readonly to: CampaignState;
  /** For a step to `refunding`: decides how it ends. */
  readonly refundReason?: 'shortfall' | 'cancelled';
}

export interface RoundStep extends Step {
  readonly campaignId: string;
  readonly number: number;
  readonly from: RoundState;
  readonly to: RoundState;
  /** Columns that the step fills; those left out stay as they are. `frozenPledged` is in minor units. */
  readonly set?: Partial<Record<'opensAt' | 'closingEndsAt' | 'collectingEndsAt' | 'decidedAt', Date>> & {
    readonly noticeDueAt?: Date | null;
    readonly frozenPledged?: bigint;
  };
}

/** What is added to the totals of one round. */
export interface RoundDelta extends Partial<Totals> {
  readonly campaignId: string;
  readonly round: number;
}

/** The campaigns as other modules know them. Every write expects the campaign's lock to be held. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Locks the campaign (always the first lock of a business transaction) and reads it with its round, totals, rewards
   * and the clock, in one round trip. 'group' lets foreign keys pass and queues other groups; 'close' waits for
   * everybody, also for those who only refer to the campaign.
   *
   * @throws CampaignNotFound; a wait beyond `lock_timeout` is 503.
   */
  async lock(tx: Tx, id: string, mode: 'group' | 'close'): Promise<CampaignUnderLock> {
    const [row] = await rows<{ answer: LockAnswer | null }>(tx, 'select lock_campaign($1, $2) as answer', [
      id,
      mode === 'close',
    ]);
    if (!row?.answer) throw new CampaignNotFound();
    return readLockAnswer(row.answer);
  }

  /**
   * Locks and reads those of the campaigns that nobody else holds, as 'group' does for one, without ever waiting.
   * Whoever needs the others locks them one by one.
   */
  async lockFree(tx: Tx, ids: readonly string[]): Promise<CampaignUnderLock[]> {
    const found = await rows<{ answer: LockAnswer }>(tx, 'select lock_free_campaigns($1) as answer', [ids]);
    return found.map(({ answer }) => readLockAnswer(answer));
  }

  /** The campaign without a lock, as it was committed; undefined when there is none. */
  async find(id: string, tx?: Tx): Promise<CampaignSummary | undefined> {
    return (await this.findMany([id], tx))[0];
  }

  /** Those of the ids that exist, in no promised order. */
  async findMany(ids: readonly string[], tx?: Tx): Promise<CampaignSummary[]> {
    return findCampaigns(
      (sql, parameters) => (tx ? rows(tx, sql, parameters) : this.database.read(sql, parameters)),
      ids,
    );
  }

  /** The rounds of a campaign by number, without a lock. */
  async rounds(id: string): Promise<RoundSummary[]> {
    return findRounds((sql, parameters) => this.database.read(sql, parameters), id);
  }

  /** In which parts its money is paid out, in their order; empty when in one. */
  async tranches(id: string, tx?: Tx): Promise<PlannedTranche[]> {
    const sql = `select t.number, t.evidence, t.due_on::text as "dueOn", sum(n.amount)::bigint as weight
      from campaign_tranches t join needs n on n.campaign_id = t.campaign_id and n.tranche = t.number
      where t.campaign_id = $1 group by t.campaign_id, t.number order by t.number`;
    type Found = Omit<PlannedTranche, 'weight'> & { readonly weight: string };
    const found = await (tx ? rows<Found>(tx, sql, [id]) : this.database.read<Found>(sql, [id]));
    return found.map((tranche) => ({ ...tranche, weight: BigInt(tranche.weight) }));
  }

  /** What of its payouts is kept back, in basis points, and for how many days. */
  async reserve(id: string, tx?: Tx): Promise<{ readonly bps: number; readonly days: number }> {
    const sql = 'select reserve_bps as bps, reserve_days as days from campaigns where id = $1';
    type Found = { readonly bps: number; readonly days: number };
    const [found] = await (tx ? rows<Found>(tx, sql, [id]) : this.database.read<Found>(sql, [id]));
    return found ?? { bps: 0, days: 0 };
  }

  /** Adds to the totals of a round; counts and minor units, negative to take away. A CHECK refuses to go below 0. */
  async applyTotals(tx: Tx, campaignId: string, round: number, delta: Partial<Totals>): Promise<void> {
    await this.applyTotalsOfMany(tx, [{ campaignId, round, ...delta }]);
  }

  /** As `applyTotals`, for any number of rounds in one statement; each round once. */
  async applyTotalsOfMany(tx: Tx, deltas: readonly RoundDelta[]): Promise<void> {
    if (deltas.length === 0) return;
    const of = (part: keyof Totals) => deltas.map((delta) => delta[part] ?? 0);
    const updated = await rows(
      tx,
      `update campaign_totals t set pledged = t.pledged + d.pledged, pledges = t.pledges + d.pledges,
         backers = t.backers + d.backers, chargeable = t.chargeable + d.chargeable,
         collected = t.collected + d.collected, dropped = t.dropped + d.dropped, refunded = t.refunded + d.refunded,
         shipping = t.shipping + d.shipping, shipping_refunded = t.shipping_refunded + d.shipping_refunded
       from unnest($1::uuid[], $2::smallint[], $3::bigint[], $4::integer[], $5::integer[], $6::bigint[], $7::bigint[],
                   $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
         as d (campaign_id, round, pledged, pledges, backers, chargeable, collected, dropped, refunded, shipping, shipping_refunded)
       where t.campaign_id = d.campaign_id and t.round = d.round returning t.round`,
      [
        ...[deltas.map(({ campaignId }) => campaignId), deltas.map(({ round }) => round)],
        ...[of('pledged'), of('pledges'), of('backers')],
        ...[of('chargeable'), of('collected'), of('dropped'), of('refunded')],
        ...[of('shipping'), of('shippingRefunded')],
      ],
    );
    if (updated.length < deltas.length) throw new CampaignNotFound();
  }

  /** Takes stock (`by` positive) or gives it back, any number of rewards in one statement. A CHECK refuses to oversell. */
  async moveStock(tx: Tx, moves: readonly { readonly rewardId: string; readonly by: number }[]): Promise<void> {
    if (moves.length === 0) return;
    await rows(
      tx,
      `update reward_stock s set taken = taken + m.by
       from (select id, sum(by)::integer as by from unnest($1::uuid[], $2::integer[]) as m (id, by) group by id) m
       where s.reward_id = m.id and m.by <> 0`,
      [moves.map((move) => move.rewardId), moves.map((move) => move.by)],
    );
  }

  /**
   * Moves the campaign, with its history row and the event `campaign.state_changed`. `suspended` and back go through
   * `SuspendCampaign` and `ResumeCampaign`.
   *
   * @throws IllegalTransition, CampaignMoved when it is not in `from` any more.
   */
  async advanceCampaign(tx: Tx, { id, from, to, refundReason, ...step }: CampaignStep): Promise<void> {
    transition<CampaignState, CampaignState>(campaignTransitions, from, to);
    const moved = await rows(
      tx,
      `update campaigns set state = $3, updated_at = $4, refund_reason = coalesce($5, refund_reason),
         suspended_at = case when $3 = 'suspended' then $4::timestamptz end,
         suspended_from = case when $3 = 'suspended' then state end
       where id = $1 and state = $2 returning id`,
      [id, from, to, step.at, refundReason ?? null],
    );
    if (moved.length === 0) throw new CampaignMoved();
    await history.record(tx, [{ entity: 'campaign', entityId: id, from, to, ...step }]);
    await this.outbox.emit(tx, [campaignStateChanged({ campaignId: id, from, to })]);
  }

  /**
   * The deadline of a suspended campaign passes like any other: it stays `suspended`, but goes back to `closing` when it
   * is resumed. No history row, since its state has not changed; the round's step has one.
   *
   * @throws CampaignMoved when it is not suspended from `live`.
   */
  async closeBehindSuspension(tx: Tx, id: string, at: Date): Promise<void> {
    const moved = await rows(
      tx,
      `update campaigns set suspended_from = 'closing', updated_at = $2
       where id = $1 and state = 'suspended' and suspended_from = 'live' returning id`,
      [id, at],
    );
    if (moved.length === 0) throw new CampaignMoved();
  }

  /** Moves a round, with its history row. @throws IllegalTransition, CampaignMoved when it is not in `from` any more. */
  async advanceRound(tx: Tx, { campaignId, number, from, to, set = {}, ...step }: RoundStep): Promise<void> {
    transition<RoundState, RoundState>(roundTransitions, from, to);
    const [moved] = await rows<{ id: string }>(
      tx,
      `update campaign_rounds set state = $4, opens_at = coalesce($5, opens_at),
         closing_ends_at = coalesce($6, closing_ends_at), collecting_ends_at = coalesce($7, collecting_ends_at),
         decided_at = coalesce($8, decided_at), frozen_pledged = coalesce($9, frozen_pledged),
         notice_due_at = coalesce($10, notice_due_at)
       where campaign_id = $1 and number = $2 and state = $3 returning id`,
      [
        ...[campaignId, number, from, to],
        ...[set.opensAt, set.closingEndsAt, set.collectingEndsAt, set.decidedAt].map((at) => at ?? null),
        set.frozenPledged ?? null,
        set.noticeDueAt ?? null,
      ],
    );
    if (!moved) throw new CampaignMoved();
    await history.record(tx, [{ entity: 'round', entityId: moved.id, from, to, ...step }]);
  }

  /** Moves the end of a collecting round, when nobody was charged for a while. */
  async extendCollecting(tx: Tx, by: { campaignId: string; number: number; until: Date }): Promise<void> {
    await rows(
      tx,
      `update campaign_rounds set collecting_ends_at = $3
       where campaign_id = $1 and number = $2 and state = 'collecting'`,
      [by.campaignId, by.number, by.until],
    );
  }
}
