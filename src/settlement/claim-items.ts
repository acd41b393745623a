import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { type PledgeCard, type PledgeState, Pledges } from '../pledges/index.js';
import { type ClaimedItem, ItemsRepository } from './items.repository.js';
import { type RoundRef, RoundsRepository } from './rounds.repository.js';

/** A claimed item with the card and the consent that its pledge has now. */
export interface ChargeableItem extends ClaimedItem {
  readonly paymentMethodId: string;
  readonly consentEndsAt: Date | null;
}

/** States of a pledge that waited, and is now tried again. */
const waited: readonly PledgeState[] = ['errored', 'needs_action'];

/** Takes the next items to charge, of one round after the other, so that a crowd does not keep small campaigns waiting. */
@Injectable()
export class ClaimItems {
  constructor(
    private readonly database: Database,
    private readonly rounds: RoundsRepository,
    private readonly items: ItemsRepository,
    private readonly pledges: Pledges,
    private readonly campaigns: Campaigns,
  ) {}

  /**
   * A claimer for one run: each call takes about `limit` items, page by page of each round, and from its beginning again
   * after the last page. An empty answer means that nothing is claimable.
   */
  start(limit: number): () => Promise<ChargeableItem[]> {
    const pages = new Map<string, { dueAt: Date; id: string }>();
    return async () => {
      const rounds = await this.rounds.toCollect();
      const taken: ChargeableItem[] = [];
      const share = Math.ceil(limit / Math.max(rounds.length, 1));
      for (const round of rounds) {
        if (taken.length >= limit) break;
        taken.push(...(await this.claimPage(round, pages, share)));
      }
      return taken;
    };
  }

  private async claimPage(
    round: RoundRef,
    pages: Map<string, { dueAt: Date; id: string }>,
    limit: number,
  ): Promise<ChargeableItem[]> {
    const key = `${round.campaignId} ${round.round}`;
    let claimed = await this.claim(round, pages.get(key) ?? null, limit);
    if (claimed.length === 0 && pages.has(key)) claimed = await this.claim(round, null, limit);
    const last = claimed.at(-1);
    if (last?.dueAt) pages.set(key, { dueAt: last.dueAt, id: last.id });
    else pages.delete(key);
    return this.withCards(round.campaignId, claimed);
  }

  private async claim(
    round: RoundRef,
    after: { dueAt: Date; id: string } | null,
    limit: number,
  ): Promise<ClaimedItem[]> {
    return this.database.inTransaction((tx) => this.items.claimDue(tx, round, after, limit));
  }

  private async withCards(campaignId: string, claimed: readonly ClaimedItem[]): Promise<ChargeableItem[]> {
    if (claimed.length === 0) return [];
    const ids = claimed.map(({ pledgeId }) => pledgeId);
    let cards = await this.pledges.cardsOf(ids);
    if (cards.some(({ state }) => waited.includes(state))) cards = await this.tryAgain(campaignId, ids);
    const cardOf = new Map(cards.map((card) => [card.pledgeId, card]));
    return claimed.map((item) => {
      const { paymentMethodId = null, consentEndsAt = null } = cardOf.get(item.pledgeId) ?? {};
      return { ...item, paymentMethodId: paymentMethodId ?? '', consentEndsAt };
    });
  }

  /**
   * Under the campaign's lock, since the result of an earlier attempt may be moving the same pledge. Answers the cards as
   * they are there: one that was replaced a moment ago is about to be forgotten, and from here on none is replaced.
   */
  private async tryAgain(campaignId: string, pledgeIds: readonly string[]): Promise<PledgeCard[]> {
    return this.database.inTransaction(async (tx) => {
      const { now } = await this.campaigns.lock(tx, campaignId, 'group');
      const cards = await this.pledges.cardsOf(pledgeIds, tx);
      const waiting = cards.filter(({ state }) => waited.includes(state));
      await this.pledges.move(tx, waiting.map(toCharging), { at: now, actorId: null, reason: 'next attempt' });
      return cards;
    });
  }
}

const toCharging = ({ pledgeId, state }: PledgeCard) => ({ id: pledgeId, from: state, to: 'charging' as const });
