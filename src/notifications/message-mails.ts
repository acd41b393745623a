import { Injectable } from '@nestjs/common';
import { quotedOf } from '../community/index.js';
import { Links } from './links.js';
import { MessageMailsReport } from './message-mails.report.js';
import { readerOf } from './pledge-mails.js';
import { PledgeMailsReport } from './pledge-mails.report.js';
import { draft, WriteMails } from './write-mails.js';

/** What creators write to backers: one mail per person and message, with no address of either in it. */
@Injectable()
export class MessageMails {
  constructor(
    private readonly report: MessageMailsReport,
    private readonly pledges: PledgeMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  async toBackers(news: readonly { readonly messageId: string; readonly pledgeId: string }[]): Promise<void> {
    const [messages, pledges] = await Promise.all([
      this.report.messages([...new Set(news.map(({ messageId }) => messageId))]),
      this.pledges.pledges(news.map(({ pledgeId }) => pledgeId)),
    ]);
    const byId = new Map(pledges.map((pledge) => [pledge.id, pledge]));
    await this.writeMails.execute(
      news.flatMap(({ messageId, pledgeId }) => {
        const message = messages.get(messageId);
        const pledge = byId.get(pledgeId);
        const text = message && (message.texts[pledge?.locale ?? 'en'] ?? message.texts[message.defaultLocale]);
        if (!message || !pledge || !text) return [];
        return [
          draft({
            kind: 'backerMessage',
            reader: readerOf(pledge),
            aboutId: messageId,
            facts: () => ({
              campaign: pledge.campaign,
              author: message.author,
              subject: text.subject,
              text: quotedOf(text.body),
              pledge: this.links.pledge(pledge),
              comments: this.links.comments(message.campaignId, pledge),
            }),
          }),
        ];
      }),
    );
  }
}
