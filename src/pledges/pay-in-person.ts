import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { type BrowserPayment, PaymentSecret } from '../payments/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type ShownConsent } from './consent.js';
import { consentAnew } from './consent-anew.js';
import { type HeldPledge } from './held-pledge.js';
import { CampaignNotCollecting, ConsentLapsed, ConsentMissing, NothingToPay } from './pledge.errors.js';
import { assertCollecting } from './pledge.rules.js';
import { Pledges } from './pledges.js';
import { PledgesRepository } from './pledges.repository.js';

/** Opens the page on which a backer confirms the charge that their bank did not let through without them. */
@Injectable()
export class PayInPerson {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly pledges: Pledges,
    private readonly repository: PledgesRepository,
    private readonly paymentSecret: PaymentSecret,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever pays in person agrees by paying, but a consent is kept word for word: once the old one has lapsed, the page
   * shows the new sentence on its button. The page may stay open over the end of a consent, since nothing is charged from
   * it without the backer.
   *
   * @throws NothingToPay, CampaignNotCollecting, ConsentLapsed, ConsentOutdated, and what `PaymentSecret` throws
   */
  async execute(pledge: HeldPledge, shown: ShownConsent | undefined): Promise<BrowserPayment> {
    if (pledge.state !== 'needs_action') throw new NothingToPay();
    const campaign = await this.campaigns.find(pledge.campaignId);
    const rounds = await this.campaigns.rounds(pledge.campaignId);
    const round = rounds.find(({ number }) => number === pledge.round);
    if (!campaign || !round) throw new CampaignNotCollecting();
    const { state: roundState, collectingEndsAt } = round;
    const now = await this.clock.now();
    assertCollecting({ campaignState: campaign.state, roundState, collectingEndsAt, now });
    if (shown || (await this.hasLapsed(pledge.id, now))) await this.consent(pledge, shown);
    const payment = await this.paymentSecret.execute(pledge.id);
    // After a confirmation that failed at the bank's page the payment names no card: it is still the pledge's.
    return { ...payment, paymentMethodId: payment.paymentMethodId ?? pledge.card?.paymentMethodId ?? null };
  }

  private async hasLapsed(pledgeId: string, now: Date): Promise<boolean> {
    const [held] = await this.pledges.cardsOf([pledgeId]);
    return !held?.consentEndsAt || now >= held.consentEndsAt;
  }

  private async consent(pledge: HeldPledge, shown: ShownConsent | undefined): Promise<void> {
    try {
      const { campaigns, repository } = this;
      await this.database.inTransaction((tx) => consentAnew(tx, { campaigns, repository }, pledge, shown));
    } catch (error) {
      throw error instanceof ConsentMissing ? new ConsentLapsed({ extra: error.extra }) : error;
    }
  }
}
