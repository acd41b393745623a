import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { mayReadPrivate } from '../projects/index.js';
import { PayoutNotFound } from './payout.errors.js';
import { type Term } from './payout.rules.js';
import { PayoutFacts } from './payout-facts.js';
import { type LineRow, type PayoutRow, PayoutsRepository } from './payouts.repository.js';
import { waitsFor, type WaitsFor } from './sending.rules.js';
import { openTranches } from './tranches/tranche.rules.js';
import { type TrancheView, TrancheViews } from './tranches/tranche-views.js';

export interface PayoutView {
  readonly payout: PayoutRow;
  readonly terms: readonly Term[];
  readonly lines: readonly LineRow[];
}

/** Where a campaign's money is on its way out. */
export interface Timeline {
  readonly earliest: Date;
  readonly waitsFor: readonly WaitsFor[];
  /** What no payout has taken yet, minor units; fees that are not known yet will lower it. */
  readonly left: bigint;
  readonly currency: string;
  /** In their order; empty when it is paid out in one. */
  readonly tranches: readonly TrancheView[];
  /** Newest first. */
  readonly payouts: readonly PayoutView[];
}

const shownPayouts = 100;

/** Reads payouts for those who may see them: the people of the project, and staff. To others they do not exist. */
@Injectable()
export class PayoutViews {
  constructor(
    private readonly clock: Clock,
    private readonly facts: PayoutFacts,
    private readonly repository: PayoutsRepository,
    private readonly trancheViews: TrancheViews,
  ) {}

  /** @throws PayoutNotFound */
  async one(id: string, caller: Caller): Promise<PayoutView> {
    const payout = await this.repository.get(id);
    const { project } = await this.facts.look(payout.campaignId);
    if (!mayReadPrivate(project, caller)) throw new PayoutNotFound();
    return this.whole(payout);
  }

  /** Newest first. */
  async all({ after, limit }: PageQuery): Promise<Page<PayoutRow>> {
    const [before = null] = (decodeCursor(after, ['uuid']) ?? []) as string[];
    const found = await this.repository.list(null, before, limit + 1);
    return toPage(
      found,
      limit,
      ({ id }) => [id],
      (payout) => payout,
    );
  }

  /** A campaign's payouts and what its money waits for. @throws CampaignNotFound; PayoutNotFound to those outside. */
  async timeline(campaignId: string, caller: Caller): Promise<Timeline> {
    const parties = await this.facts.look(campaignId);
    const { campaign, project, recipient } = parties;
    if (!mayReadPrivate(project, caller)) throw new PayoutNotFound();
    const found = await this.repository.list(campaignId, null, shownPayouts);
    const payouts = await Promise.all(found.map((payout) => this.whole(payout)));
    const { amount, debt } = await this.facts.sums.left(parties);
    const left = await this.facts.sums.payable(campaign, amount - taken(payouts));
    const earliest = this.facts.earliest(parties);
    const tranches = await this.trancheViews.ofCampaign(campaignId);
    const waiting = waitsFor({
      campaignState: campaign.state,
      now: await this.clock.now(),
      earliest,
      recipientReady: recipient?.transfers === 'active' && recipient.providerAccountId !== null,
      feesUnknown: await this.facts.sums.feesUnknown(campaign),
      blocked: (await this.repository.blockedBy(campaignId)).length > 0,
      left,
      debt,
      reserve: await this.facts.sums.reserve(campaign),
      tranche: openTranches(tranches.map(({ tranche }) => tranche))[0]?.state ?? null,
      payouts: payouts.map(({ payout, lines }) => ({ state: payout.state, lines })),
    });
    return { earliest, waitsFor: waiting, left, currency: campaign.currency, tranches, payouts };
  }

  private async whole(payout: PayoutRow): Promise<PayoutView> {
    const [terms, lines] = await Promise.all([this.repository.terms(payout.id), this.repository.lines(payout.id)]);
    return { payout, terms, lines };
  }
}

/** What open payouts will take. */
const taken = (payouts: readonly PayoutView[]): bigint =>
  payouts
    .filter(({ payout }) => payout.state === 'prepared' || payout.state === 'approved')
    .flatMap(({ lines }) => lines.filter(({ state }) => state !== 'sent' && state !== 'failed'))
    .reduce((sum, line) => sum + line.amount, 0n);
