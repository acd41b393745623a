import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf, SignedLinks } from '../users/index.js';
import { RefusalsRepository } from './refusals.repository.js';
import { type MailTopic } from './topic.rules.js';

/** Whose letters: the signed-in member's, or those of whoever got the letter in whose foot the token stands. */
export type MailReader = { readonly caller: Caller } | { readonly token: string };

/** What people decide of the letters that they may do without. */
@Injectable()
export class ChooseMails {
  constructor(
    private readonly database: Database,
    private readonly links: SignedLinks,
    private readonly refusals: RefusalsRepository,
  ) {}

  /** The topics that are switched off. @throws LinkInvalid (401) */
  refused(reader: MailReader): Promise<MailTopic[]> {
    return this.refusals.of(this.idOf(reader));
  }

  /** Switches off exactly these topics, and every other one on. @throws LinkInvalid (401) */
  async execute(refused: readonly MailTopic[], reader: MailReader): Promise<void> {
    const userId = this.idOf(reader);
    await this.database.inTransaction(async (tx) => {
      await this.refusals.keepOnly(tx, userId, refused);
      await this.refusals.add(tx, userId, refused);
    });
  }

  /** One click: switches one topic off and leaves the others. @throws LinkInvalid (401) */
  async refuse(topic: MailTopic, reader: MailReader): Promise<void> {
    const userId = this.idOf(reader);
    await this.database.inTransaction((tx) => this.refusals.add(tx, userId, [topic]));
  }

  private idOf(reader: MailReader): string {
    return 'token' in reader ? this.links.verify('unsubscribe', reader.token) : memberOf(reader.caller);
  }
}
