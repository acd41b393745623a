import { Injectable } from '@nestjs/common';
import { excerptOf } from '../community/index.js';
import { CampaignMailsReport, type CampaignToTell, type Readers } from './campaign-mails.report.js';
import { CommentMailsReport, type CommentToTell } from './comment-mails.report.js';
import { Links } from './links.js';
import { draft, type Draft, WriteMails } from './write-mails.js';

/** Mails about questions and answers: of what was deleted or hidden meanwhile nobody is told. */
@Injectable()
export class CommentMails {
  constructor(
    private readonly report: CommentMailsReport,
    private readonly campaigns: CampaignMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  /** To owner and deputy, but not to whoever wrote it. */
  async written({ commentId }: { readonly commentId: string }): Promise<void> {
    const comment = await this.report.comment(commentId);
    if (!comment) return;
    const { author, body, campaignId } = comment;
    const page = this.links.comment(campaignId, commentId);
    await this.tell(comment, 'parties', ({ campaign, ...reader }) =>
      draft({
        kind: 'commentWritten',
        reader,
        aboutId: commentId,
        facts: () => ({ campaign, author, excerpt: excerptOf(body), page }),
      }),
    );
  }

  /** To whoever asked, unless they answered themselves; by the link that they asked by, which lets them delete it. */
  async answered({ answerId }: { readonly answerId: string }): Promise<void> {
    const answer = await this.report.comment(answerId);
    if (!answer?.askerId || !answer.questionId || !answer.author) return;
    const { author, body, campaignId, questionId, askedBy } = answer;
    const page = this.links.comment(campaignId, questionId, askedBy);
    await this.tell(answer, { userId: answer.askerId }, ({ campaign, ...reader }) =>
      draft({
        kind: 'commentAnswered',
        reader,
        aboutId: answerId,
        facts: () => ({ campaign, author, excerpt: excerptOf(body), page }),
      }),
    );
  }

  private async tell(
    { campaignId, authorId }: CommentToTell,
    readers: Readers,
    write: (reader: CampaignToTell) => Draft,
  ): Promise<void> {
    const found = await this.campaigns.campaign(campaignId, readers);
    await this.writeMails.execute(found.filter(({ userId }) => userId !== authorId).map(write));
  }
}
