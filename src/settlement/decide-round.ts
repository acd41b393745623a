import { Injectable } from '@nestjs/common';
import {
  Campaigns,
  type CampaignUnderLock,
  leadsToSecond,
  needsTarget,
  OpenSecondRound,
  roundStatesAfter,
  stateOf,
  type Step,
} from '../campaigns/index.js';
import { OpenPayments } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { type ActivePledge, Pledges } from '../pledges/index.js';
import { ItemsRepository } from './items.repository.js';
import { decideOutcome } from './outcome.rules.js';
import { type RoundRef } from './rounds.repository.js';
import { windowEnd } from './schedule.rules.js';
import { assertAgree } from './settlement.errors.js';

/** Pledges that are frozen with one statement each. */
const pageSize = 5_000;

/** When nothing is pending any more: one transaction decides the outcome and freezes what it was decided on. */
@Injectable()
export class DecideRound {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly pledges: Pledges,
    private readonly items: ItemsRepository,
    private readonly openPayments: OpenPayments,
    private readonly openSecondRound: OpenSecondRound,
  ) {}

  /** Does nothing while a pledge is pending or the campaign suspended, and nothing the second time. */
  async execute({ campaignId, round: number }: RoundRef): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'close');
      const { campaign, round, totals, now } = locked;
      if (round.number !== number || round.state !== 'closing' || campaign.state !== 'closing') return;
      if ((await this.pledges.countPending(tx, campaignId, number)) > 0) return;
      const { pledged } = totals;
      const outcome = decideOutcome({
        needsTarget: needsTarget(campaign.model, number),
        target: round.target,
        pledged,
        // Match joins here when pools exist: brought up to date under their locks.
        matched: 0n,
      });
      if (outcome === 'collect') await this.collect(tx, locked, { at: now, actorId: null, reason: 'outcome: collect' });
      else await this.fail(tx, locked, { at: now, actorId: null, reason: 'outcome: unsuccessful' });
    });
  }

  private async collect(tx: Tx, locked: CampaignUnderLock, step: Step): Promise<void> {
    const { campaign, round, totals, now } = locked;
    const ref = { campaignId: campaign.id, round: round.number };
    let frozen = 0n;
    for (;;) {
      // Each page turns its pledges into `charging`, so the next one begins where this one ended.
      const page = await this.pledges.activeOf(tx, ref.campaignId, ref.round, null, pageSize);
      if (page.length === 0) break;
      await this.freeze(tx, ref, page, { step, deadline: round.deadline });
      frozen += page.reduce((sum, { amount }) => sum + amount, 0n);
    }
    assertAgree(`pledged of campaign ${campaign.id} and its active pledges`, totals.pledged, frozen);
    await this.campaigns.applyTotals(tx, ref.campaignId, ref.round, { chargeable: frozen });
    await this.campaigns.advanceRound(tx, {
      ...step,
      campaignId: campaign.id,
      number: round.number,
      from: 'closing',
      to: 'collecting',
      set: { collectingEndsAt: windowEnd(now), decidedAt: now, frozenPledged: totals.pledged },
    });
    const opensSecond = leadsToSecond(campaign.model, round.number);
    if (opensSecond) await this.openSecondRound.execute(tx, campaign, step);
    const to = opensSecond ? 'live' : stateOf(roundStatesAfter(locked, 'collecting'));
    await this.campaigns.advanceCampaign(tx, { ...step, id: campaign.id, from: 'closing', to });
  }

  private async freeze(
    tx: Tx,
    ref: RoundRef,
    page: readonly ActivePledge[],
    { step, deadline }: { step: Step; deadline: Date },
  ): Promise<void> {
    const moves = page.map(({ id }) => ({ id, from: 'active' as const, to: 'charging' as const }));
    await this.pledges.move(tx, moves, step);
    const items = await this.items.insert(
      tx,
      ref,
      page.map((pledge) => ({ pledgeId: pledge.id, ...asked(pledge) })),
      step.at,
    );
    await history.record(
      tx,
      items.map(({ id }) => ({ entity: 'settlement_item', entityId: id, from: birth, to: 'open', ...step })),
    );
    const itemOf = new Map(items.map(({ id, pledgeId }) => [pledgeId, id]));
    await this.openPayments.execute(
      tx,
      page.map((pledge) => {
        const { amount, tip, currency } = asked(pledge);
        return {
          itemId: itemOf.get(pledge.id) ?? '',
          pledgeId: pledge.id,
          campaignId: ref.campaignId,
          userId: pledge.backerId,
          ...{ amount, tip, currency },
          dueAt: deadline,
        };
      }),
    );
  }

  /** A second round that nobody pledged to takes nothing from the first: the campaign is where that one is. */
  private async fail(tx: Tx, locked: CampaignUnderLock, step: Step): Promise<void> {
    const { campaign, round, totals, now } = locked;
    await this.pledges.releaseRound(tx, campaign.id, round.number, step);
    await this.campaigns.advanceRound(tx, {
      ...step,
      campaignId: campaign.id,
      number: round.number,
      from: 'closing',
      to: 'failed',
      set: { decidedAt: now, frozenPledged: totals.pledged },
    });
    const to = stateOf(roundStatesAfter(locked, 'failed'));
    await this.campaigns.advanceCampaign(tx, { ...step, id: campaign.id, from: 'closing', to });
  }
}

/** What the campaign is to get of a pledge: what was promised and its shipping. */
const asked = ({ amount, tip, shipping, currency }: ActivePledge) => ({
  amount: amount + shipping,
  tip,
  shipping,
  currency,
});
