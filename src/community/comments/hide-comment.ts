import { Injectable } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { CommentNotFound } from './comment.errors.js';
import { CommentsRepository } from './comments.repository.js';

/** A moderator has decided: its words and its author's name are shown to nobody, by whichever way they ask. */
@Injectable()
export class HideComment {
  constructor(private readonly comments: CommentsRepository) {}

  /** @throws CommentNotFound (404) */
  async execute(tx: Tx, commentId: string): Promise<void> {
    if (!(await this.comments.setHidden(tx, commentId, true))) throw new CommentNotFound();
  }
}
