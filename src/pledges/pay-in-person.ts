import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { type BrowserPayment, PaymentSecret } from '../payments/index.js';
import { Clock } from '../platform/clock.js';
import { type HeldPledge } from './held-pledge.js';
import { CampaignNotCollecting, NothingToPay } from './pledge.errors.js';
import { assertCollecting } from './pledge.rules.js';

/** Opens the page on which a backer confirms the charge that their bank did not let through without them. */
@Injectable()
export class PayInPerson {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly paymentSecret: PaymentSecret,
    private readonly clock: Clock,
  ) {}

  /** @throws NothingToPay, CampaignNotCollecting, and what `PaymentSecret` throws */
  async execute(pledge: HeldPledge): Promise<BrowserPayment> {
    if (pledge.state !== 'needs_action') throw new NothingToPay();
    const campaign = await this.campaigns.find(pledge.campaignId);
    const rounds = await this.campaigns.rounds(pledge.campaignId);
    const round = rounds.find(({ number }) => number === pledge.round);
    if (!campaign || !round) throw new CampaignNotCollecting();
    const { state: roundState, collectingEndsAt } = round;
    assertCollecting({ campaignState: campaign.state, roundState, collectingEndsAt, now: await this.clock.now() });
    return this.paymentSecret.execute(pledge.id);
  }
}
