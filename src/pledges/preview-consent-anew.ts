import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { consentedTerms, consentFor } from './consent.js';
import { type ConsentText } from './consent.rules.js';
import { type HeldPledge, totalOf } from './held-pledge.js';

/** The sentence that a pledge which stands needs once more: for another card, or when the last day of the old one is over. */
@Injectable()
export class PreviewConsentAnew {
  constructor(private readonly campaigns: Campaigns) {}

  /** By the terms of the pledge's own round, in the language of the pledge. @throws CampaignNotFound */
  async execute(pledge: HeldPledge): Promise<ConsentText> {
    const campaign = await this.campaigns.find(pledge.campaignId);
    const rounds = await this.campaigns.rounds(pledge.campaignId);
    const round = rounds.find(({ number }) => number === pledge.round);
    if (!campaign || !round) throw new CampaignNotFound();
    return consentFor(consentedTerms(campaign, round), totalOf(pledge), pledge.locale);
  }
}
