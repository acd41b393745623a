import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';
import { type BackerMessage, type MessageFor } from './backer-message.entity.js';

export interface MessageText {
  readonly locale: Locale;
  readonly subject: string;
  readonly body: string;
}

export interface SentMessage extends BackerMessage {
  readonly authorName: string;
  readonly rewardTitle: string | null;
  readonly texts: readonly MessageText[];
}

/** The pledges of an audience: $1 campaign, $2 audience, $3 reward. Whoever is erased gets nothing. */
const ofAudience = `from pledges p join users b on b.id = p.backer_id join users u on u.id = coalesce(b.adopted_by, b.id)
  where p.campaign_id = $1 and u.erased_at is null and case $2::text
    when 'uncollected' then p.state in ('needs_action', 'errored', 'dropped')
    else p.state in ('active', 'charging', 'needs_action', 'errored', 'collected') end
  and ($3::uuid is null or exists (select from pledge_rewards r where r.pledge_id = p.id and r.reward_id = $3))`;

@Injectable()
export class MessagesRepository {
  constructor(private readonly database: Database) {}

  /** How many people it would go to now. */
  async countRecipients({ campaignId, audience, rewardId }: MessageFor): Promise<number> {
    const [found] = await this.database.read<{ count: number }>(
      `select count(distinct u.id)::int as count ${ofAudience}`,
      [campaignId, audience, rewardId],
    );
    return found?.count ?? 0;
  }

  async hasReward(campaignId: string, rewardId: string): Promise<boolean> {
    const found = await this.database.read('select 1 from rewards where campaign_id = $1 and id = $2', [
      campaignId,
      rewardId,
    ]);
    return found.length > 0;
  }

  /** Writes it down with those who get it, each person once; answers nothing where there is nobody. */
  async insert(
    tx: Tx,
    { campaignId, audience, rewardId }: MessageFor,
    { authorId, texts }: { readonly authorId: string; readonly texts: readonly MessageText[] },
  ): Promise<{ readonly id: string; readonly recipients: number } | undefined> {
    const [message] = await rows<{ id: string; recipients: number }>(
      tx,
      `with chosen as (select distinct on (u.id) p.id ${ofAudience} order by u.id, p.id),
         message as (
           insert into backer_messages (campaign_id, author_id, audience, reward_id, default_locale, recipients, sent_at)
           select $1, $4::uuid, $2, $3, $5::text, count(*), tally_now() from chosen having count(*) > 0 returning id, recipients),
         written as (
           insert into backer_message_recipients (message_id, pledge_id)
           select message.id, chosen.id from message, chosen)
       select id, recipients from message`,
      [campaignId, audience, rewardId, authorId, texts[0]?.locale],
    );
    if (!message) return undefined;
    await rows(
      tx,
      `insert into backer_message_texts (message_id, locale, subject, body)
       select $1, * from unnest($2::text[], $3::text[], $4::text[])`,
      [
        message.id,
        texts.map(({ locale }) => locale),
        texts.map(({ subject }) => subject),
        texts.map(({ body }) => body),
      ],
    );
    return message;
  }

  /** Pledges to whose backers it goes, in order, after the given one. */
  async page(tx: Tx, messageId: string, after: string | null, limit: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `select pledge_id as id from backer_message_recipients
       where message_id = $1 and ($2::uuid is null or pledge_id > $2) order by pledge_id limit $3`,
      [messageId, after, limit],
    );
    return found.map(({ id }) => id);
  }

  /** Newest first; `before` is the id to go on from. */
  sent(campaignId: string, before: string | null, limit: number): Promise<SentMessage[]> {
    return this.database.read(
      `select m.id, m.campaign_id as "campaignId", m.author_id as "authorId", u.display_name as "authorName", m.audience,
         m.reward_id as "rewardId", r.title as "rewardTitle", m.default_locale as "defaultLocale", m.recipients,
         m.sent_at as "sentAt",
         (select json_agg(json_build_object('locale', t.locale, 'subject', t.subject, 'body', t.body) order by t.locale)
          from backer_message_texts t where t.message_id = m.id) as texts
       from backer_messages m join users u on u.id = m.author_id left join rewards r on r.id = m.reward_id
       where m.campaign_id = $1 and ($2::uuid is null or m.id < $2) order by m.id desc limit $3`,
      [campaignId, before, limit],
    );
  }
}
