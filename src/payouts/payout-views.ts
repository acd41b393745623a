import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { mayReadPrivate, Projects } from '../projects/index.js';
import { Campaigns } from '../campaigns/index.js';
import { PayoutNotFound } from './payout.errors.js';
import { earliestPayout, payable, type Term } from './payout.rules.js';
import { PayoutFacts } from './payout-facts.js';
import { type LineRow, type PayoutRow, PayoutsRepository } from './payouts.repository.js';

export interface PayoutView {
  readonly payout: PayoutRow;
  readonly terms: readonly Term[];
  readonly lines: readonly LineRow[];
}

/** What a campaign's money waits for, as codes for the timeline; empty when a payout can be prepared now. */
export type WaitsFor =
  'settlement' | 'suspension' | 'delay' | 'recipient' | 'provider_fees' | 'approval' | 'sending' | 'nothing_left';

/** Reads payouts for those who may see them: the people of the project, and staff. */
@Injectable()
export class PayoutViews {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly clock: Clock,
    private readonly facts: PayoutFacts,
    private readonly repository: PayoutsRepository,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws PayoutNotFound */
  async one(id: string, caller: Caller): Promise<PayoutView> {
    const payout = await this.repository.find(id);
    if (!payout || !(await this.mayRead(payout.campaignId, caller))) throw new PayoutNotFound();
    return this.whole(payout);
  }

  async all(query: PageQuery): Promise<Page<PayoutRow>> {
    const [before = null] = (decodeCursor(query.after, ['uuid']) ?? []) as string[];
    const found = await this.repository.list(null, before, query.limit + 1);
    return toPage(found, query.limit, ({ id }) => [id], (payout) => payout); // prettier-ignore
  }

  /** A campaign's payouts, newest first, and what its money waits for. @throws CampaignNotFound, PayoutNotFound */
  async timeline(campaignId: string, caller: Caller) {
    const held = await this.facts.look(campaignId, await this.clock.now());
    if (!mayReadPrivate(held.project, caller)) throw new PayoutNotFound();
    const payouts = await this.repository.list(campaignId, null, 100);
    const earliest = earliestPayout(held.round.deadline, this.settings.PAYOUT_DELAY_DAYS);
    const views = await Promise.all(payouts.map((payout) => this.whole(payout)));
    return { earliest, waitsFor: await this.waitsFor(held, payouts, earliest), payouts: views };
  }

  private async waitsFor(
    held: Awaited<ReturnType<PayoutFacts['look']>>,
    payouts: readonly PayoutRow[],
    earliest: Date,
  ): Promise<WaitsFor[]> {
    const { campaign, recipient, now } = held;
    if (payouts.some(({ state }) => state === 'prepared')) return ['approval'];
    if (payouts.some(({ state }) => state === 'approved')) return ['sending'];
    if (campaign.state === 'suspended') return ['suspension'];
    if (!(payable as readonly string[]).includes(campaign.state)) return ['settlement'];
    if ((await this.facts.funds(undefined, campaign)) <= 0n) return ['nothing_left'];
    const { feesUnknown } = await this.facts.readiness(null, held);
    return [
      ...(now < earliest ? (['delay'] as const) : []),
      ...(recipient?.transfers === 'active' ? [] : (['recipient'] as const)),
      ...(feesUnknown > 0 ? (['provider_fees'] as const) : []),
    ];
  }

  private async whole(payout: PayoutRow): Promise<PayoutView> {
    const [terms, lines] = await Promise.all([this.repository.terms(payout.id), this.repository.lines(payout.id)]);
    return { payout, terms, lines };
  }

  private async mayRead(campaignId: string, caller: Caller): Promise<boolean> {
    const campaign = await this.campaigns.find(campaignId);
    return campaign !== undefined && mayReadPrivate(await this.projects.get(campaign.projectId), caller);
  }
}
