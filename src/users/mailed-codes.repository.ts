import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { dueInRealTime, intervalOf } from '../platform/retention/index.js';

/** Whose code it is, and what for. */
export interface CodeOccasion {
  readonly userId: string;
  readonly aboutId: string;
}

/** Codes are challenges without a link: `email_challenges` with the purpose `pledge_code`. */
@Injectable()
export class MailedCodesRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, { userId, aboutId }: CodeOccasion, minutes: number): Promise<string> {
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into email_challenges (user_id, purpose, about_id, created_at, expires_at)
       select $1, 'pledge_code', $2, now, now + make_interval(mins => $3) from (select clock_timestamp() as now) as c
       returning id`,
      [userId, aboutId, minutes],
    );
    if (!made) throw new Error('Postgres did not give the challenge back');
    return made.id;
  }

  /** The newest code of this occasion if it is still open: one that was asked for before it is not. */
  async newestOpen({ userId, aboutId }: CodeOccasion): Promise<string | undefined> {
    const [newest] = await this.database.read<{ id: string; isOpen: boolean }>(
      `select id, used_at is null and expires_at > clock_timestamp() as "isOpen" from email_challenges
       where user_id = $1 and purpose = 'pledge_code' and about_id = $2 order by id desc limit 1`,
      [userId, aboutId],
    );
    return newest?.isOpen ? newest.id : undefined;
  }

  /** Until when it is open, in real time; undefined when it is not any more. */
  async expiryOf(id: string): Promise<Date | undefined> {
    const [found] = await this.database.read<{ expiresAt: Date }>(
      `select expires_at as "expiresAt" from email_challenges
       where id = $1 and purpose = 'pledge_code' and used_at is null and expires_at > clock_timestamp()`,
      [id],
    );
    return found?.expiresAt;
  }

  /** Forgets up to `limit` challenges that expired long enough ago, those with a link too; answers how many. */
  async forgetOver(tx: Tx, limit: number): Promise<number> {
    const gone = await rows(
      tx,
      `delete from email_challenges where id in (
         select id from email_challenges where expires_at < clock_timestamp() - ${keptFor} and ${isFree} order by expires_at limit $1 for update skip locked) returning 1`,
      [limit],
    );
    return gone.length;
  }
}

const keptFor = intervalOf('mailed-links');
const isFree = 'not is_on_hold(user_id, null)';
export const mailedLinksDue = dueInRealTime(
  `select min(expires_at) + ${keptFor} from email_challenges where ${isFree}`,
);
