import { Injectable } from '@nestjs/common';
import { type RetentionState } from '../payouts/index.js';
import { CampaignMailsReport, type CampaignToTell } from './campaign-mails.report.js';
import { Links } from './links.js';
import { draft, WriteMails } from './write-mails.js';

export interface RetentionNews {
  readonly retentionId: string;
  readonly campaignId: string;
  readonly from: RetentionState;
  readonly to: RetentionState;
  readonly at: string;
}

/** Letters about money of campaigns that has been with us for long. */
@Injectable()
export class RetentionMails {
  constructor(
    private readonly report: CampaignMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  async moved({ retentionId, campaignId, from, to, at }: RetentionNews): Promise<void> {
    const about = ({ userId, email, name, locale }: CampaignToTell) => ({
      reader: { userId, email, name, locale },
      aboutId: retentionId,
      once: at,
    });
    if (to === 'released' || to === 'returning') {
      const page = this.links.ownPayouts(campaignId);
      const parties = await this.report.campaign(campaignId, 'parties');
      await this.writeMails.execute(
        parties.map((found) =>
          draft({
            kind: 'moneyHeldDecided',
            ...about(found),
            facts: () => ({ campaign: found.campaign, page, because: to }),
          }),
        ),
      );
    }
    // What was declined is known to those who proposed and declined it.
    const isTold = to === 'warned' || to === 'release_proposed' || to === 'return_proposed';
    if (!isTold && !(to === 'overdue' && from === 'warned')) return;
    const page = this.links.retentions();
    const staff = await this.report.campaign(campaignId, 'finance');
    await this.writeMails.execute(
      staff.map((found) =>
        draft({ kind: 'moneyHeld', ...about(found), facts: () => ({ campaign: found.campaign, page, because: to }) }),
      ),
    );
  }
}
