import { Injectable } from '@nestjs/common';
import {
  RehearsalNotFound,
  RehearseCampaign,
  type RehearsalResponse,
  toRehearsalResponse,
} from '../../payouts/index.js';
import { ReadFollows } from '../../community/index.js';
import { CampaignPageQuery } from '../campaign/campaign-page.query.js';
import { type FormState } from '../forms/field.js';
import { type Visit } from '../frame/visit.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { DashboardPage } from './dashboard.page.js';
import { DashboardQuery } from './dashboard.query.js';

@Injectable()
export class Dashboard {
  constructor(
    private readonly campaignPage: CampaignPageQuery,
    private readonly query: DashboardQuery,
    private readonly rehearseCampaign: RehearseCampaign,
    private readonly follows: ReadFollows,
  ) {}

  async draw(mine: MyCampaign, visit: Visit, refused: FormState | undefined) {
    const { id, state } = mine.campaign;
    const [story, days, rewards, rehearsal, followers] = await Promise.all([
      this.campaignPage.story(id, visit.locale),
      this.campaignPage.days(id),
      this.query.rewards(id),
      this.rehearsal(id, visit),
      this.follows.count(mine.project.id),
    ]);
    const canCallOff = mine.isOwner && state === 'live';
    return <DashboardPage {...{ mine, story, days, rewards, rehearsal, followers, canCallOff, refused }} />;
  }

  /** Null when the campaign takes no pledges now. */
  private async rehearsal(id: string, { caller }: Visit): Promise<RehearsalResponse | null> {
    try {
      return toRehearsalResponse(await this.rehearseCampaign.execute(id, caller));
    } catch (error) {
      if (error instanceof RehearsalNotFound) return null;
      throw error;
    }
  }
}
