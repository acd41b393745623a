import { Injectable } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { CommentNotFound } from './comment.errors.js';
import { CommentsRepository } from './comments.repository.js';

/** A moderator has decided otherwise: it is shown as before. */
@Injectable()
export class ShowComment {
  constructor(private readonly comments: CommentsRepository) {}

  /** @throws CommentNotFound (404) */
  async execute(tx: Tx, commentId: string): Promise<void> {
    if (!(await this.comments.setHidden(tx, commentId, false))) throw new CommentNotFound();
  }
}
