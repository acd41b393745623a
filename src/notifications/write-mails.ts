import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { isErasedAddress, type Locale } from '../users/index.js';
import { type FactsOf, type MailKind } from './letters/catalogues.js';
import { compose } from './letters/compose.js';
import { type Words, wordsOf } from './letters/words.js';
import { Links } from './links.js';
import { MailsRepository, type NewMail } from './mails.repository.js';
import { PostRoom } from './post-room.js';
import { topicOf } from './topic.rules.js';

/** Who gets a letter. */
export interface Reader {
  /** Null when the address is of nobody that we know. */
  readonly userId: string | null;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

/** One letter to one reader. */
export interface Draft<K extends MailKind = MailKind> {
  readonly kind: K;
  readonly reader: Reader;
  /** The pledge, campaign, payout, grant or challenge that it is about. */
  readonly aboutId: string;
  /** What tells this occasion from others of the same kind about the same thing. */
  readonly once?: string;
  /** Null where no topic ends it, since its reader asked for it in another way; else that of its kind. */
  readonly topic?: null;
  /** Where one click ends letters like this, for mail programs; it stands instead of that of the topic. */
  readonly unsubscribeUrl?: string;
  /** The facts, as the reader's language writes them. */
  readonly facts: (words: Words) => FactsOf<K>;
}

/** A draft whose facts belong to its kind, whatever the kind. */
export const draft = <K extends MailKind>(letter: Draft<K>): Draft => letter;

/** Composes letters and keeps them, once per occasion and person; the post room sends them after the commit. */
@Injectable()
export class WriteMails {
  constructor(
    private readonly database: Database,
    private readonly mails: MailsRepository,
    private readonly postRoom: PostRoom,
    private readonly links: Links,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(drafts: readonly Draft[]): Promise<void> {
    const written = drafts.filter(({ reader }) => !isErasedAddress(reader.email)).map((letter) => this.compose(letter));
    if (written.length === 0) return;
    await this.database.inTransaction((tx) => this.mails.write(tx, written));
    this.postRoom.wake();
  }

  private compose({ kind, reader, aboutId, once, topic: asked, unsubscribeUrl, facts }: Draft): NewMail {
    const sender = { name: this.settings.OPERATOR_NAME, address: this.settings.OPERATOR_ADDRESS };
    const { userId, email: address, locale } = reader;
    // What nobody's account is behind cannot be switched off by topic, only where the draft names a way.
    const topic = (userId !== null && asked !== null && topicOf[kind]) || null;
    const isByTopic = unsubscribeUrl === undefined;
    const page = userId && topic && isByTopic ? this.links.unsubscribe(userId, topic) : undefined;
    const { subject, body } = compose(kind, reader, facts(wordsOf(locale)), sender, page);
    const url = userId && topic && isByTopic ? this.links.oneClickUnsubscribe(userId, topic) : unsubscribeUrl;
    const occasion = [kind, aboutId, ...(once ? [once] : []), userId ?? address].join(':');
    return {
      ...{ occasion, kind, userId, aboutId, address, locale, subject, body },
      topic,
      unsubscribeUrl: url ?? null,
    };
  }
}
