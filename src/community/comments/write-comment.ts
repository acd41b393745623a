import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller, Idempotency } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { CommunityLimits } from '../community-limits.js';
import { CommentDesk } from './comment-desk.js';
import { commentWritten } from './comment.events.js';
import { CommentsRepository } from './comments.repository.js';

/** Asks or says something on a campaign, for all to read, and has its people told; answers its id. */
@Injectable()
export class WriteComment {
  constructor(
    private readonly database: Database,
    private readonly desk: CommentDesk,
    private readonly comments: CommentsRepository,
    private readonly limits: CommunityLimits,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws CampaignNotFound (404), CommentsClosed (409), PledgeDoesNotHold (403), TooManyRequests (429) */
  async execute(campaignId: string, { text: body }: { readonly text: string }, caller: Caller): Promise<string> {
    await this.limits.count('commentByPerson', await this.desk.authorOf(campaignId, caller));
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const writer = await this.desk.enter(tx, campaignId, caller);
        const commentId = await this.comments.insert(tx, { ...writer, campaignId, answerTo: null, body });
        await this.outbox.emit(tx, [commentWritten({ commentId })]);
        return commentId;
      }),
    );
  }
}
