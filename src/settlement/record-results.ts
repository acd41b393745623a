import { Injectable } from '@nestjs/common';
import { Campaigns, inRound } from '../campaigns/index.js';
import { Ledger } from '../ledger/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { Pledges } from '../pledges/index.js';
import { ItemsRepository } from './items.repository.js';
import { type ItemNews, ResultDraft } from './result-draft.js';
import { Together } from './together.js';

/**
 * The one path on which a payment's fate reaches its item, its pledge and the totals: a bundle of news becomes one
 * transaction per campaign, whoever brought it (the answer to our call, a webhook, a return page, a catch-up).
 */
@Injectable()
export class RecordResults {
  private readonly together: Together<ItemNews>;

  constructor(
    database: Database,
    private readonly campaigns: Campaigns,
    private readonly pledges: Pledges,
    private readonly items: ItemsRepository,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
  ) {
    this.together = new Together((campaignId, news) =>
      database.inTransaction((tx) => this.record(tx, campaignId, news)),
    );
  }

  /** Harmless when repeated: what is known already changes nothing. */
  async execute(news: readonly ItemNews[]): Promise<void> {
    for (const id of new Set(news.map(({ campaignId }) => campaignId))) {
      const ofCampaign = news.filter(({ campaignId }) => campaignId === id);
      await this.together.add(id, ofCampaign);
    }
  }

  private async record(tx: Tx, campaignId: string, news: readonly ItemNews[]): Promise<void> {
    const locked = await this.campaigns.lock(tx, campaignId, 'group');
    const { campaign, now } = locked;
    const items = await this.items.read(tx, [...new Set(news.map(({ itemId }) => itemId))]);
    const cards = await this.pledges.cardsOf(items.map(({ pledgeId }) => pledgeId), tx); // prettier-ignore
    const stateOf = new Map(cards.map(({ pledgeId, state }) => [pledgeId, state]));
    const endsAt = (round: number): Date => inRound(locked, round)?.round.collectingEndsAt ?? now;
    const draft = new ResultDraft(
      { campaignId, campaignState: campaign.state, endsAt, now },
      new Map(items.map((item) => [item.id, { ...item, pledgeState: stateOf.get(item.pledgeId) ?? 'charging' }])),
    );
    for (const one of news) draft.apply(one);
    await this.write(tx, { campaignId, now }, draft);
  }

  /** Items before pledges before rewards before totals: the one order of locks. */
  private async write(
    tx: Tx,
    { campaignId, now }: { campaignId: string; now: Date },
    draft: ResultDraft,
  ): Promise<void> {
    await this.items.change(tx, [...draft.changes.values()]);
    for (const wave of draft.pledgeMoves) {
      const moved = await this.pledges.move(tx, wave, { at: now, actorId: null, reason: 'settlement' });
      // All under the campaign's lock: a pledge that is not where it was read was moved by somebody without it.
      if (moved.length < wave.length) throw new Error(`Pledges of campaign ${campaignId} moved without its lock`);
    }
    await history.record(tx, draft.history);
    if (draft.dropped.length > 0) await this.pledges.giveBackStock(tx, draft.dropped);
    await this.campaigns.applyTotalsOfMany(tx, draft.roundDeltas);
    await this.ledger.post(tx, draft.ledger);
    await this.outbox.emit(tx, draft.events);
  }
}
