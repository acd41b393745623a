import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { intervalOf } from '../platform/retention/index.js';
import { type MailTopic } from './topic.rules.js';

/** A letter ready to be kept. */
export interface NewMail {
  readonly occasion: string;
  readonly kind: string;
  readonly userId: string | null;
  readonly aboutId: string | null;
  readonly address: string;
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
  /** Of a letter that its reader may switch off; null for those that must be sent. */
  readonly topic: MailTopic | null;
  readonly unsubscribeUrl: string | null;
}

/** A letter on its way out. `tries` counts this one. */
export interface UnsentMail {
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly locale: string;
  readonly unsubscribeUrl: string | null;
  readonly tries: number;
}

/** A letter as developers read it. */
export interface KeptMail {
  readonly id: string;
  readonly to: string;
  readonly kind: string;
  readonly locale: string;
  readonly aboutId: string | null;
  readonly subject: string;
  readonly body: string;
  readonly unsubscribeUrl: string | null;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
}

@Injectable()
export class MailsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Keeps letters, any number in one statement; one whose occasion was told already is left out, and so is one that its
   * reader does not want.
   */
  async write(tx: Tx, mails: readonly NewMail[]): Promise<void> {
    if (mails.length === 0) return;
    await rows(
      tx,
      `insert into mails (occasion, kind, user_id, about_id, address, locale, subject, body, topic, unsubscribe_url, written_at)
       select m.*, tally_now()
       from unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
                   $9::text[], $10::text[])
         as m (occasion, kind, user_id, about_id, address, locale, subject, body, topic, unsubscribe_url)
       where not exists (select 1 from mail_refusals r where r.user_id = m.user_id and r.topic = m.topic)
       on conflict (occasion) do nothing`,
      [
        mails.map(({ occasion }) => occasion),
        mails.map(({ kind }) => kind),
        mails.map(({ userId }) => userId),
        mails.map(({ aboutId }) => aboutId),
        mails.map(({ address }) => address),
        mails.map(({ locale }) => locale),
        mails.map(({ subject }) => subject),
        mails.map(({ body }) => body),
        mails.map(({ topic }) => topic),
        mails.map(({ unsubscribeUrl }) => unsubscribeUrl),
      ],
    );
  }

  /** Sets aside for ever what was written before its reader switched it off and would go out now. */
  async withholdRefused(tx: Tx): Promise<void> {
    await rows(
      tx,
      `update mails m set retry_at = 'infinity', last_error = 'refused'
       where m.sent_at is null and m.retry_at <= clock_timestamp() and m.topic is not null
         and exists (select 1 from mail_refusals r where r.user_id = m.user_id and r.topic = m.topic)`,
      [],
    );
  }

  /** Takes the oldest unsent letters for `leaseMs` of real time, so that two processes do not send the same. */
  async claimUnsent(tx: Tx, limit: number, leaseMs: number): Promise<UnsentMail[]> {
    return rows<UnsentMail>(
      tx,
      `update mails m set tries = m.tries + 1, retry_at = clock_timestamp() + $2 * interval '1 millisecond'
       from (select id from mails where sent_at is null and retry_at <= clock_timestamp()
             order by retry_at, id limit $1 for update skip locked) as due
       where m.id = due.id returning m.id, m.address, m.subject, m.body, m.locale,
                 m.unsubscribe_url as "unsubscribeUrl", m.tries`,
      [limit, leaseMs],
    );
  }

  async markSent(tx: Tx, ids: readonly string[]): Promise<void> {
    await rows(
      tx,
      'update mails set sent_at = clock_timestamp(), last_error = null where id = any($1::uuid[]) and sent_at is null',
      [ids],
    );
  }

  async markFailed(tx: Tx, id: string, reason: string, retryInMs: number): Promise<void> {
    await rows(
      tx,
      `update mails set last_error = $2, retry_at = clock_timestamp() + $3 * interval '1 millisecond'
       where id = $1 and sent_at is null`,
      [id, reason, retryInMs],
    );
  }

  /** Newest first, of one address if it is named, before the given id. */
  async list({ to, before, limit }: { to?: string; before?: string; limit: number }): Promise<KeptMail[]> {
    return this.database.read<KeptMail>(
      `select id, address as to, kind, locale, about_id as "aboutId", subject, body, unsubscribe_url as "unsubscribeUrl",
              written_at as "writtenAt",
              sent_at as "sentAt"
       from mails where ($1::text is null or address = lower($1)) and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [to ?? null, before ?? null, limit],
    );
  }

  async find(id: string): Promise<KeptMail | undefined> {
    const [mail] = await this.database.read<KeptMail>(
      `select id, address as to, kind, locale, about_id as "aboutId", subject, body, unsubscribe_url as "unsubscribeUrl",
              written_at as "writtenAt",
              sent_at as "sentAt" from mails where id = $1`,
      [id],
    );
    return mail;
  }

  /** Of letters to these people stays which kind was sent when; what waits is not sent any more. */
  async empty(tx: Tx, userIds: readonly string[], addresses: readonly string[]): Promise<void> {
    await rows(tx, `update mails set ${emptied} where user_id = any($1::uuid[]) or address = any($2::text[])`, [
      userIds,
      addresses,
    ]);
  }

  /** The same of up to `limit` letters that are old enough, whoever they went to; answers how many. */
  async emptyOver(tx: Tx, limit: number): Promise<number> {
    const gone = await rows(
      tx,
      `update mails set ${emptied} where id in (
         select id from mails where ${isFree} and written_at <= tally_now() - ${keptFor}
         order by written_at limit $1 for update skip locked) returning 1`,
      [limit],
    );
    return gone.length;
  }
}

/** Which kind was sent when is what stays; an occasion of nobody that we know holds their address. */
const emptied = `address = '', subject = '', body = '', topic = null, unsubscribe_url = null,
  occasion = case when user_id is null then 'erased:' || id else occasion end,
  retry_at = case when sent_at is null then 'infinity' else retry_at end`;

const keptFor = intervalOf('letters');
/** Not emptied before, and of no interest to a claim or an inquiry. */
const isFree = `address <> '' and not is_on_hold(user_id, about_id) and not is_address_on_hold(address)`;
export const lettersDue = `select min(written_at) + ${keptFor} from mails where ${isFree}`;
