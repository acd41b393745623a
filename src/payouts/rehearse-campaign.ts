import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { type FeesSoFar, Payments } from '../payments/index.js';
import { Clock } from '../platform/clock.js';
import { type Caller } from '../platform/http/index.js';
import { CardGroups } from '../pledges/index.js';
import { mayReadPrivate, type Recipient } from '../projects/index.js';
import { RehearsalNotFound } from './payout.errors.js';
import { earliestPayout } from './payout.rules.js';
import { PayoutFacts } from './payout-facts.js';
import { type Rehearsal, rehearse } from './rehearsal.rules.js';

export interface RehearsalView {
  readonly campaignId: string;
  readonly currency: string;
  readonly now: Date;
  readonly earliestPayout: Date;
  readonly recipient: Recipient | undefined;
  readonly feesSoFar: FeesSoFar;
  readonly rehearsal: Rehearsal;
}

/** What would happen if the campaign ended now: reads only, and decides nothing. */
@Injectable()
export class RehearseCampaign {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly facts: PayoutFacts,
    private readonly ledger: Ledger,
    private readonly payments: Payments,
    private readonly cardGroups: CardGroups,
    private readonly clock: Clock,
  ) {}

  /** @throws RehearsalNotFound also for those whom it is not for; CampaignNotFound */
  async execute(campaignId: string, caller: Caller): Promise<RehearsalView> {
    const parties = await this.facts.look(campaignId);
    const { project, recipient } = parties;
    const campaign = await this.campaigns.find(campaignId);
    if (campaign?.state !== 'live' || !mayReadPrivate(project, caller)) throw new RehearsalNotFound();
    const { currency } = campaign;
    const [now, rounds, groups, flows, left, feesSoFar, tranches, reserve] = await Promise.all([
      this.clock.now(),
      this.campaigns.rounds(campaignId),
      this.cardGroups.ofCampaign(campaignId),
      this.ledger.flows(accounts.campaignFunds(campaignId), currency),
      this.facts.sums.left(parties),
      this.payments.feesSoFar(currency),
      this.campaigns.tranches(campaignId),
      this.campaigns.reserve(campaignId),
    ]);
    // It closed a moment ago, between two questions.
    if (!rounds.some(({ state }) => state === 'open')) throw new RehearsalNotFound();
    const { feesDue, debt } = left;
    const creatorId = project.ownerId;
    const parts = { weights: tranches.map(({ weight }) => weight), reserveBps: reserve.bps };
    const money = { flows, feesDue, creatorId, debt, feesSoFar };
    const rehearsal = rehearse({ now, campaign, rounds, groups, ...money, ...parts });
    const earliest = earliestPayout(now, this.facts.delayDays);
    return { campaignId, currency, now, earliestPayout: earliest, recipient, feesSoFar, rehearsal };
  }
}
