import { Injectable } from '@nestjs/common';
import { CampaignNotFound, type CampaignResponse, ReadCampaigns } from '../../campaigns/index.js';
import { type CommentStanding, ReadComments } from '../../community/index.js';
import { isUuid } from '../../platform/http/index.js';
import { CampaignPageQuery } from '../campaign/campaign-page.query.js';
import { type Visit } from '../frame/visit.js';

export interface CommentedCampaign {
  readonly campaign: CampaignResponse;
  readonly standing: CommentStanding;
}

/** Campaigns by their address, as on their own pages, with what whoever looks may write. */
@Injectable()
export class CommentedCampaigns {
  constructor(
    private readonly readCampaigns: ReadCampaigns,
    private readonly query: CampaignPageQuery,
    private readonly comments: ReadComments,
  ) {}

  /** @throws CampaignNotFound (404) */
  async at(key: string, { caller, locale }: Visit): Promise<CommentedCampaign> {
    const id = isUuid(key) ? key : await this.query.currentOf(key);
    if (!id) throw new CampaignNotFound();
    const campaign = await this.readCampaigns.one(id, caller, locale);
    return { campaign, standing: await this.comments.standing(id, caller) };
  }
}
