import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { CommentDesk } from './comment-desk.js';
import { CommentsRepository } from './comments.repository.js';

/**
 * Takes back one's own comment or answer, whenever one likes: its words are gone for good. What has answers keeps its
 * place, so that they can be understood. Deleting twice is deleting once.
 */
@Injectable()
export class DeleteComment {
  constructor(
    private readonly database: Database,
    private readonly desk: CommentDesk,
    private readonly comments: CommentsRepository,
  ) {}

  /** @throws CommentNotFound (404) */
  async execute(id: string, caller: Caller): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await this.desk.holdOwn(tx, id, caller);
      await this.comments.takeBack(tx, id);
    });
  }
}
