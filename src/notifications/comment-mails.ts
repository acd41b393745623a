import { Injectable } from '@nestjs/common';
import { excerptOf } from '../community/index.js';
import { CampaignMailsReport, type CampaignToTell, type Readers } from './campaign-mails.report.js';
import { CommentMailsReport, type CommentToTell } from './comment-mails.report.js';
import { Links } from './links.js';
import { draft, WriteMails } from './write-mails.js';

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
    if (comment) await this.tell('commentWritten', comment, 'parties', commentId);
  }

  /** To whoever asked, unless they answered themselves. */
  async answered({ answerId }: { readonly answerId: string }): Promise<void> {
    const answer = await this.report.comment(answerId);
    if (!answer?.askerId || !answer.questionId) return;
    await this.tell('commentAnswered', answer, { userId: answer.askerId }, answer.questionId);
  }

  private async tell(
    kind: 'commentWritten' | 'commentAnswered',
    { id, campaignId, authorId, author, body }: CommentToTell,
    readers: Readers,
    pageOf: string,
  ): Promise<void> {
    const page = this.links.comment(campaignId, pageOf);
    const found = await this.campaigns.campaign(campaignId, readers);
    await this.writeMails.execute(
      found
        .filter(({ userId }) => userId !== authorId)
        .map(({ campaign, ...reader }: CampaignToTell) =>
          draft({
            kind,
            reader,
            aboutId: id,
            facts: () => ({ campaign, author, excerpt: excerptOf(body), page }),
          }),
        ),
    );
  }
}
