import { Injectable } from '@nestjs/common';
import { isUuid } from '../../../platform/http/index.js';
import { CampaignPageQuery } from '../../campaign/campaign-page.query.js';

/** Finds the campaign that staff mean: by its id, or by the address of its page as they copied it. */
@Injectable()
export class FindCampaign {
  constructor(private readonly pages: CampaignPageQuery) {}

  /** Its id; undefined where there is none. */
  async by(typed: string): Promise<string | undefined> {
    const [, key = typed] = /\/campaigns\/([^/?#]+)/.exec(typed) ?? [];
    return isUuid(key) ? key : this.pages.currentOf(key);
  }
}
