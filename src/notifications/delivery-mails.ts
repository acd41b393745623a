import { Injectable } from '@nestjs/common';
import { Links } from './links.js';
import { readerOf } from './pledge-mails.js';
import { PledgeMailsReport } from './pledge-mails.report.js';
import { draft, WriteMails } from './write-mails.js';

interface News {
  readonly pledgeId: string;
  readonly deliveryIds: readonly string[];
}

/** Letters about rewards: what has to be known before they are made, and one for what was sent to somebody together. */
@Injectable()
export class DeliveryMails {
  constructor(
    private readonly report: PledgeMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  /** What a backer is asked, once per pledge. */
  async answersWanted(news: readonly { readonly pledgeId: string }[]): Promise<void> {
    const pledges = await this.report.pledges(news.map(({ pledgeId }) => pledgeId));
    await this.writeMails.execute(
      pledges.map((pledge) =>
        draft({
          kind: 'answersWanted',
          reader: readerOf(pledge),
          aboutId: pledge.id,
          facts: () => ({ campaign: pledge.campaign, page: this.links.questions(pledge) }),
        }),
      ),
    );
  }

  async sent(news: readonly News[]): Promise<void> {
    const [pledges, deliveries] = await Promise.all([
      this.report.pledges(news.map(({ pledgeId }) => pledgeId)),
      this.report.deliveries(news.flatMap(({ deliveryIds }) => deliveryIds)),
    ]);
    const byId = new Map(pledges.map((pledge) => [pledge.id, pledge]));
    const drafts = news.flatMap(({ pledgeId, deliveryIds }) => {
      const pledge = byId.get(pledgeId);
      const sent = deliveries.filter(({ id }) => deliveryIds.includes(id));
      const [first] = sent;
      if (!pledge || !first) return [];
      return [
        draft({
          kind: 'rewardsSent',
          reader: readerOf(pledge),
          aboutId: pledgeId,
          once: first.id,
          facts: () => ({
            campaign: pledge.campaign,
            rewards: sent.map(({ what }) => what).join(', '),
            carrier: first.carrier,
            // The address by which it is followed stands on the page alone: what people write is no link in our mails.
            page: this.links.pledge(pledge),
          }),
        }),
      ];
    });
    await this.writeMails.execute(drafts);
  }
}
