import { Injectable } from '@nestjs/common';
import { CampaignMailsReport, type CampaignToTell, type DisputeToTell } from './campaign-mails.report.js';
import { type PageAddress } from './letters/letter.js';
import { Links } from './links.js';
import { type Draft, draft, WriteMails } from './write-mails.js';

interface About {
  readonly disputeId: string;
  readonly campaignId: string;
}

type Make = (to: Pick<Draft, 'reader'>, about: { campaign: string; page: PageAddress }, found: CampaignToTell) => Draft;

/** Letters about charges that banks question or take back, to finance and to those who run the campaign. */
@Injectable()
export class DisputeMails {
  constructor(
    private readonly report: CampaignMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  async opened(about: About): Promise<void> {
    const dispute = await this.report.dispute(about.disputeId);
    if (!dispute) return;
    const { amount, currency, evidenceDueAt, isInquiry } = dispute;
    const because = isInquiry ? 'inquiry' : 'taken';
    await this.tell(about, (to, facts, { zone }) =>
      draft({
        kind: 'disputeOpened',
        ...to,
        aboutId: about.disputeId,
        once: because,
        facts: (words) => ({
          ...facts,
          sum: words.sum(amount, currency),
          because,
          until: evidenceDueAt && words.day(evidenceDueAt, zone),
        }),
      }),
    );
  }

  /** An inquiry that is over has moved nothing, and has no letter. */
  async closed(about: About): Promise<void> {
    const dispute = await this.report.dispute(about.disputeId);
    const because = dispute && endOf(dispute);
    if (!because) return;
    await this.tell(about, (to, facts) =>
      draft({
        kind: 'disputeEnded',
        ...to,
        aboutId: about.disputeId,
        once: because,
        facts: (words) => ({ ...facts, sum: words.sum(dispute.amount, dispute.currency), because }),
      }),
    );
  }

  private async tell({ campaignId }: About, make: Make): Promise<void> {
    const staff = await this.report.campaign(campaignId, 'finance');
    const parties = await this.report.campaign(campaignId, 'parties');
    const drafts = (readers: readonly CampaignToTell[], page: PageAddress) =>
      readers.map((found) => {
        const { userId, email, name, locale, campaign } = found;
        return make({ reader: { userId, email, name, locale } }, { campaign, page }, found);
      });
    await this.writeMails.execute([
      ...drafts(staff, this.links.disputes()),
      ...drafts(parties, this.links.ownDisputes(campaignId)),
    ]);
  }
}

const endOf = ({ state }: DisputeToTell): 'won' | 'lost' | undefined =>
  state === 'won' || state === 'lost' ? state : undefined;
