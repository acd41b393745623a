import { type CampaignState, type RoundDelta } from '../campaigns/index.js';
import { accounts, type LedgerTransaction } from '../ledger/index.js';
import { type OutboxEvent } from '../platform/outbox/index.js';
import { type StateChange } from '../platform/states/index.js';
import { type PledgeMove, type PledgeState } from '../pledges/index.js';
import { type ItemChange, type LockedItem } from './items.repository.js';
import { decideNext, type Next, pledgePath, type Result } from './result.rules.js';
import {
  collectedWhileRefunding,
  pledgeCollected,
  pledgeDropped,
  pledgeNotCollected,
  unexpectedReceipt,
} from './settlement.events.js';

/** A result with the payment it is about. */
export interface ItemNews {
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly itemId: string;
  readonly paymentId: string;
  readonly result: Result;
}

/** The campaign under its lock, as far as results depend on it. */
export interface Collecting {
  readonly campaignId: string;
  readonly campaignState: CampaignState;
  /** The end of the window of a round. */
  readonly endsAt: (round: number) => Date;
  readonly now: Date;
}

type Held = LockedItem & { readonly pledgeState: PledgeState };

/**
 * What a bundle of results is about to write, all of one campaign. Each is judged against what the ones before it left,
 * so that two words about one item in one bundle are as harmless as two bundles.
 */
export class ResultDraft {
  readonly changes = new Map<string, ItemChange>();
  /** Waves of moves: a pledge is at most once in each. */
  readonly pledgeMoves: PledgeMove[][] = [];
  readonly history: StateChange[] = [];
  readonly ledger: LedgerTransaction[] = [];
  readonly events: OutboxEvent[] = [];
  /** Pledges that ended without their money: their stock goes back. */
  readonly dropped: string[] = [];
  /** In how many waves each pledge is already. */
  private readonly steps = new Map<string, number>();
  private readonly sums = new Map<number, Record<'chargeable' | 'collected' | 'dropped' | 'shipping', bigint>>();

  constructor(
    private readonly campaign: Collecting,
    private readonly items: Map<string, Held>,
  ) {}

  /** What the totals of each round gain or lose. */
  get roundDeltas(): RoundDelta[] {
    const { campaignId } = this.campaign;
    return [...this.sums].map(([round, sums]) => ({ campaignId, round, ...sums }));
  }

  apply(news: ItemNews): void {
    const item = this.items.get(news.itemId);
    if (!item) throw new Error(`There is no settlement item ${news.itemId}`);
    const next = decideNext(item, news.result, { endsAt: this.campaign.endsAt(item.round), now: this.campaign.now });
    if (next === 'nothing') return;
    if (next === 'unexpected_receipt') this.bookApart(item, news);
    else this.move(item, next, news);
  }

  private move(item: Held, next: Next, news: ItemNews): void {
    const { now } = this.campaign;
    const remindedAt = next.tell === null ? item.remindedAt : now;
    this.items.set(item.id, { ...item, ...next, remindedAt });
    this.changes.set(item.id, { id: item.id, ...pick(next), remindedAt });
    this.movePledge(item, next.pledgeState);
    if (next.state !== item.state) this.finish(item, next.state, news);
    if (next.tell === null) return;
    const nextAttemptAt = next.dueAt?.toISOString() ?? null;
    this.events.push(pledgeNotCollected({ ...about(news), wanted: next.tell, nextAttemptAt }));
  }

  private movePledge({ pledgeId, pledgeState }: Held, to: PledgeState): void {
    // A second result of the same pledge in this bundle comes after all of the first one's steps.
    const first = this.steps.get(pledgeId) ?? 0;
    let from = pledgeState;
    const path = pledgePath(from, to);
    this.steps.set(pledgeId, first + path.length);
    path.forEach((step, index) => {
      (this.pledgeMoves[first + index] ??= []).push({ id: pledgeId, from, to: step });
      from = step;
    });
  }

  private finish(item: Held, to: ItemChange['state'], news: ItemNews): void {
    const { now, campaignState } = this.campaign;
    const reason = news.result.kind;
    this.history.push({
      entity: 'settlement_item',
      entityId: item.id,
      from: item.state,
      to,
      at: now,
      actorId: null,
      reason,
    });
    const sums = this.sums.get(item.round) ?? { chargeable: 0n, collected: 0n, dropped: 0n, shipping: 0n };
    this.sums.set(item.round, sums);
    // Totals count what was promised. Shipping is no contribution, and stands beside what was collected.
    const promised = item.amount - item.shipping;
    sums.chargeable -= promised;
    if (to === 'collected') {
      sums.collected += promised;
      sums.shipping += item.shipping;
      const collected = campaignState === 'refunding' ? collectedWhileRefunding : pledgeCollected;
      this.events.push(collected({ ...about(news), paymentId: news.paymentId }));
    } else {
      sums.dropped += promised;
      this.dropped.push(item.pledgeId);
      this.events.push(pledgeDropped(about(news)));
    }
  }

  /** `payments` has booked it like any other charge: to the campaign's funds. It is not the campaign's. */
  private bookApart(item: Held, news: ItemNews): void {
    this.ledger.push({
      reference: `unexpected-receipt-${item.id}`,
      currency: item.currency,
      at: this.campaign.now,
      postings: [
        {
          from: accounts.campaignFunds(this.campaign.campaignId),
          to: accounts.unexpectedReceipts,
          amount: item.amount,
        },
        { from: accounts.platformTips, to: accounts.unexpectedReceipts, amount: item.tip },
      ],
    });
    this.events.push(unexpectedReceipt({ ...about(news), paymentId: news.paymentId }));
  }
}

const pick = ({ state, attempts, dueAt }: Next) => ({ state, attempts, dueAt });

const about = ({ campaignId, pledgeId, itemId }: ItemNews) => ({ campaignId, pledgeId, itemId });
