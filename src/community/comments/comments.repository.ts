import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../../platform/database/index.js';
import { type Visibility } from '../../pledges/index.js';
import { type Comment } from './comment.entity.js';

export type NewComment = Pick<Comment, 'campaignId' | 'answerTo' | 'authorId' | 'pledgeId' | 'byCreator' | 'body'>;

/** A comment under its lock, with the clock. */
export interface CommentUnderLock extends Comment {
  readonly now: Date;
}

/** A comment with who wrote it. */
export interface CommentFound extends CommentUnderLock {
  readonly authorName: string;
  /** The member who adopted the guest that wrote it. */
  readonly adoptedBy: string | null;
  /** Who is shown its author's name; null for what somebody wrote with their account. */
  readonly visibility: Visibility | null;
  /** A pledge of theirs holds and shows their name to everyone. */
  readonly isBacker: boolean;
}

const columns = `c.id, c.campaign_id as "campaignId", c.answer_to as "answerTo", c.author_id as "authorId",
  c.pledge_id as "pledgeId", c.by_creator as "byCreator", c.body, c.written_at as "writtenAt", c.corrected_at as "correctedAt",
  c.deleted_at as "deletedAt", c.hidden_at as "hiddenAt", tally_now() as now`;

const withAuthor = `select ${columns}, u.display_name as "authorName", u.adopted_by as "adoptedBy", g.visibility, exists (
    select from pledges p where p.campaign_id = c.campaign_id and p.visibility = 'public'
      and p.state in ('active', 'charging', 'needs_action', 'errored', 'collected')
      and p.backer_id in (select b.id from users b where b.id = c.author_id or b.adopted_by = c.author_id)) as "isBacker"
  from comments c join users u on u.id = c.author_id left join pledges g on g.id = c.pledge_id`;

/** What a reader finds of questions: all but those that were deleted and have no answer. */
const isListed = `c.answer_to is null and (c.deleted_at is null
  or exists (select from comments a where a.answer_to = c.id and a.deleted_at is null))`;

@Injectable()
export class CommentsRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, { campaignId, answerTo, authorId, pledgeId, byCreator, body }: NewComment): Promise<string> {
    const [row] = await rows<{ id: string }>(
      tx,
      `insert into comments (campaign_id, answer_to, author_id, pledge_id, by_creator, body, written_at)
       values ($1, $2, $3, $4, $5, $6, tally_now()) returning id`,
      [campaignId, answerTo, authorId, pledgeId, byCreator, body],
    );
    if (!row) throw new Error('The comment was not written');
    return row.id;
  }

  async lock(tx: Tx, id: string): Promise<CommentUnderLock | undefined> {
    const [found] = await rows<CommentUnderLock>(tx, `select ${columns} from comments c where c.id = $1 for update`, [
      id,
    ]);
    return found;
  }

  async answersTo(tx: Tx, id: string): Promise<number> {
    const found = await rows(tx, 'select 1 from comments where answer_to = $1 and deleted_at is null', [id]);
    return found.length;
  }

  async correct(tx: Tx, id: string, body: string): Promise<void> {
    await rows(tx, 'update comments set body = $2, corrected_at = tally_now() where id = $1', [id, body]);
  }

  async takeBack(tx: Tx, id: string): Promise<void> {
    await rows(tx, `update comments set body = '', deleted_at = tally_now() where id = $1 and deleted_at is null`, [
      id,
    ]);
  }

  /** False when there is no such comment. Hiding what is hidden keeps its time. */
  async setHidden(tx: Tx, id: string, isHidden: boolean): Promise<boolean> {
    const found = await rows(
      tx,
      `update comments set hidden_at = case when $2 then coalesce(hidden_at, tally_now()) end where id = $1 returning 1`,
      [id, isHidden],
    );
    return found.length > 0;
  }

  /** Takes back all that these people wrote. */
  async takeBackAll(tx: Tx, authorIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `update comments set body = '', deleted_at = tally_now()
       where author_id = any($1::uuid[]) and deleted_at is null`,
      [authorIds],
    );
  }

  /** Takes back all that was asked by the link of this pledge. */
  async takeBackOf(tx: Tx, pledgeId: string): Promise<void> {
    await rows(
      tx,
      `update comments set body = '', deleted_at = tally_now() where pledge_id = $1 and deleted_at is null`,
      [pledgeId],
    );
  }

  async find(id: string, tx?: Tx): Promise<CommentFound | undefined> {
    const sql = `${withAuthor} where c.id = $1`;
    const [found] = await (tx ? rows<CommentFound>(tx, sql, [id]) : this.database.read<CommentFound>(sql, [id]));
    return found;
  }

  /** Newest first; `before` is the id to go on from. */
  questions(campaignId: string, before: string | null, limit: number): Promise<CommentFound[]> {
    return this.database.read(
      `${withAuthor} where c.campaign_id = $1 and ($2::uuid is null or c.id < $2) and ${isListed}
       order by c.id desc limit $3`,
      [campaignId, before, limit],
    );
  }

  /** To these questions, oldest first. */
  answers(questionIds: readonly string[]): Promise<CommentFound[]> {
    return this.database.read(
      `${withAuthor} where c.answer_to = any($1::uuid[]) and c.deleted_at is null order by c.id`,
      [questionIds],
    );
  }

  /** With their answers: those that can be read. */
  async count(campaignId: string): Promise<number> {
    const [found] = await this.database.read<{ count: number }>(
      `select count(*)::int as count from comments
       where campaign_id = $1 and answer_to is null and deleted_at is null and hidden_at is null`,
      [campaignId],
    );
    return found?.count ?? 0;
  }
}
