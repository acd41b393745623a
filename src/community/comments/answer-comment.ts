import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller, Idempotency } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { memberOf } from '../../users/index.js';
import { CommunityLimits } from '../community-limits.js';
import { CommentDesk } from './comment-desk.js';
import { AnsweredEnough, CommentNotFound, NotTheCreator } from './comment.errors.js';
import { commentAnswered } from './comment.events.js';
import { mostAnswers } from './comment.rules.js';
import { CommentsRepository } from './comments.repository.js';

/** The people of a campaign answer a question, and whoever asked is told; answers the answer's id. */
@Injectable()
export class AnswerComment {
  constructor(
    private readonly database: Database,
    private readonly desk: CommentDesk,
    private readonly comments: CommentsRepository,
    private readonly limits: CommunityLimits,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws CommentNotFound (404), CommentsClosed (409), NotTheCreator (403), AnsweredEnough (409), TooManyRequests (429) */
  async execute(questionId: string, { text: body }: { readonly text: string }, caller: Caller): Promise<string> {
    await this.limits.count('answerByMember', memberOf(caller));
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const question = await this.comments.lock(tx, questionId);
        if (!question || question.answerTo || question.deletedAt || question.hiddenAt) throw new CommentNotFound();
        const { campaignId } = question;
        const writer = await this.desk.enter(tx, campaignId, caller);
        if (!writer.byCreator) throw new NotTheCreator();
        if ((await this.comments.answersTo(tx, questionId)) >= mostAnswers) throw new AnsweredEnough();
        const answerId = await this.comments.insert(tx, { ...writer, campaignId, answerTo: questionId, body });
        await this.outbox.emit(tx, [commentAnswered({ answerId })]);
        return answerId;
      }),
    );
  }
}
