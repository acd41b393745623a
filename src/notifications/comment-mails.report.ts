import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';

/** A question or comment, or an answer with what it answers. */
export interface CommentToTell {
  readonly id: string;
  readonly campaignId: string;
  readonly authorId: string;
  /** Null when who asked by their pledge wants the creator not to see their name. */
  readonly author: string | null;
  readonly body: string;
  /** Null, with `askerId`, when it is no answer. */
  readonly questionId: string | null;
  readonly askerId: string | null;
  /** By the link of which pledge it was asked; null when by an account. */
  readonly askedBy: string | null;
}

/** Reads across modules, for mails about comments only. */
@Injectable()
export class CommentMailsReport {
  constructor(private readonly database: Database) {}

  /** Undefined when it, or what it answers, was deleted or hidden meanwhile. */
  async comment(id: string): Promise<CommentToTell | undefined> {
    const [found] = await this.database.read<CommentToTell>(
      `select c.id, c.campaign_id as "campaignId", c.author_id as "authorId", c.body,
         case when g.visibility is distinct from 'hidden' then u.display_name end as author,
         q.id as "questionId", q.author_id as "askerId", q.pledge_id as "askedBy"
       from comments c join users u on u.id = c.author_id left join pledges g on g.id = c.pledge_id
         left join comments q on q.id = c.answer_to
       where c.id = $1 and c.deleted_at is null and c.hidden_at is null
         and q.deleted_at is null and q.hidden_at is null`,
      [id],
    );
    return found;
  }
}
