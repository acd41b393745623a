import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { consentedTerms, consentFor } from './consent.js';
import { type ConsentLocale, type ConsentText } from './consent.rules.js';
import { CampaignNotAcceptingPledges } from './pledge.errors.js';

/** The sentence that the last button's page has to show for a sum. */
@Injectable()
export class PreviewConsent {
  constructor(private readonly campaigns: Campaigns) {}

  /** @throws CampaignNotFound, CampaignNotAcceptingPledges */
  async execute(
    campaignId: string,
    total: bigint,
    locale: ConsentLocale,
  ): Promise<ConsentText & { readonly currency: string }> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign?.wasLive) throw new CampaignNotFound();
    if (campaign.state !== 'live') throw new CampaignNotAcceptingPledges();
    const consent = consentFor(consentedTerms(campaign, campaign.round), total, locale);
    return { ...consent, currency: campaign.currency };
  }
}
