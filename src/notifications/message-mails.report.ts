import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Locale } from '../users/index.js';

/** A message to backers in each of its languages, with who wrote it. */
export interface MessageToTell {
  readonly id: string;
  readonly campaignId: string;
  readonly author: string;
  readonly defaultLocale: Locale;
  readonly texts: Readonly<Partial<Record<Locale, { readonly subject: string; readonly body: string }>>>;
}

/** Reads across modules, for messages to backers only. */
@Injectable()
export class MessageMailsReport {
  constructor(private readonly database: Database) {}

  async messages(ids: readonly string[]): Promise<ReadonlyMap<string, MessageToTell>> {
    const found = await this.database.read<MessageToTell>(
      `select m.id, m.campaign_id as "campaignId", u.display_name as author, m.default_locale as "defaultLocale",
         (select json_object_agg(t.locale, json_build_object('subject', t.subject, 'body', t.body))
          from backer_message_texts t where t.message_id = m.id) as texts
       from backer_messages m join users u on u.id = m.author_id where m.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(found.map((message) => [message.id, message]));
  }
}
