import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { CommentDesk } from './comment-desk.js';
import { CommentNotFound, CommentSettled } from './comment.errors.js';
import { isCorrectable } from './comment.rules.js';
import { CommentsRepository } from './comments.repository.js';

/** Mends one's own comment or answer within 15 minutes; that it was corrected is told, and nobody gets a mail again. */
@Injectable()
export class CorrectComment {
  constructor(
    private readonly database: Database,
    private readonly desk: CommentDesk,
    private readonly comments: CommentsRepository,
  ) {}

  /** @throws CommentNotFound (404), CommentSettled (409), CommentsClosed (409), PledgeDoesNotHold (403) */
  async execute(id: string, { text }: { readonly text: string }, caller: Caller): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const comment = await this.desk.holdOwn(tx, id, caller);
      if (comment.deletedAt || comment.hiddenAt) throw new CommentNotFound();
      await this.desk.enter(tx, comment.campaignId, caller);
      if (!isCorrectable(comment.writtenAt, comment.now)) throw new CommentSettled();
      if (text !== comment.body) await this.comments.correct(tx, id, text);
    });
  }
}
