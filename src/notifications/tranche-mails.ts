import { Injectable } from '@nestjs/common';
import { type TrancheState } from '../payouts/index.js';
import { CampaignMailsReport, type CampaignToTell } from './campaign-mails.report.js';
import { type FactsOf } from './letters/catalogues.js';
import { Links } from './links.js';
import { draft, WriteMails } from './write-mails.js';

export interface TrancheNews {
  readonly trancheId: string;
  readonly campaignId: string;
  readonly from: TrancheState;
  readonly to: TrancheState;
  readonly at: string;
}

/** Letters about the parts in which a campaign is paid out. */
@Injectable()
export class TrancheMails {
  constructor(
    private readonly report: CampaignMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  async moved(news: TrancheNews): Promise<void> {
    const number = await this.report.trancheNumber(news.trancheId);
    const { to } = news;
    const because = decidedBy(news);
    const parties = because ? await this.report.campaign(news.campaignId, 'parties') : [];
    const isToDecide = to === 'handed_in' || to === 'refusal_proposed';
    const staff = isToDecide ? await this.report.campaign(news.campaignId, 'finance') : [];
    const about = (found: CampaignToTell) => ({ reader: readerOf(found), aboutId: news.trancheId, once: news.at });
    await this.writeMails.execute([
      ...parties.flatMap((found) =>
        because
          ? [
              draft({
                kind: 'trancheDecided',
                ...about(found),
                facts: () => ({
                  campaign: found.campaign,
                  page: this.links.ownPayouts(news.campaignId),
                  number,
                  because,
                }),
              }),
            ]
          : [],
      ),
      ...staff.map((found) =>
        draft({
          kind: 'trancheToDecide',
          ...about(found),
          facts: () => ({
            campaign: found.campaign,
            page: this.links.tranches(),
            number,
            because: to === 'handed_in' ? ('handed_in' as const) : ('refusal_proposed' as const),
          }),
        }),
      ),
    ]);
  }
}

const readerOf = ({ userId, email, name, locale }: CampaignToTell) => ({ userId, email, name, locale });

/** What the people of the campaign are told; nothing of what they did, and of what another letter tells. */
function decidedBy({ from, to }: TrancheNews): FactsOf<'trancheDecided'>['because'] | undefined {
  if (to === 'accepted' || to === 'refused' || to === 'refusal_proposed') return to;
  if (to === 'waiting') return from === 'handed_in' ? 'evidence_refused' : 'kept';
  return undefined;
}
