import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type MailTopic } from './topic.rules.js';

/** Which letters each person switched off. */
@Injectable()
export class RefusalsRepository {
  constructor(private readonly database: Database) {}

  async of(userId: string): Promise<MailTopic[]> {
    const found = await this.database.read<{ topic: MailTopic }>(
      'select topic from mail_refusals where user_id = $1 order by topic',
      [userId],
    );
    return found.map(({ topic }) => topic);
  }

  /** A topic that is refused already keeps its time. Unknown people refuse nothing. */
  async add(tx: Tx, userId: string, topics: readonly MailTopic[]): Promise<void> {
    await rows(
      tx,
      `insert into mail_refusals (user_id, topic, refused_at)
       select u.id, t, tally_now() from users u, unnest($2::text[]) as t where u.id = $1
       on conflict do nothing`,
      [userId, topics],
    );
  }

  async keepOnly(tx: Tx, userId: string, topics: readonly MailTopic[]): Promise<void> {
    await rows(tx, 'delete from mail_refusals where user_id = $1 and topic <> all ($2::text[])', [userId, topics]);
  }
}
