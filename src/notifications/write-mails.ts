import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { type Locale } from '../users/index.js';
import { type FactsOf, type MailKind } from './letters/catalogues.js';
import { compose } from './letters/compose.js';
import { type Words, wordsOf } from './letters/words.js';
import { MailsRepository, type NewMail } from './mails.repository.js';
import { PostRoom } from './post-room.js';

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
  /** Where one click ends letters like this: the address for mail programs. */
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
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(drafts: readonly Draft[]): Promise<void> {
    if (drafts.length === 0) return;
    const written = drafts.map((letter) => this.compose(letter));
    await this.database.inTransaction((tx) => this.mails.write(tx, written));
    this.postRoom.wake();
  }

  private compose({ kind, reader, aboutId, once, unsubscribeUrl, facts }: Draft): NewMail {
    const sender = { name: this.settings.OPERATOR_NAME, address: this.settings.OPERATOR_ADDRESS };
    const { subject, body } = compose(kind, reader, facts(wordsOf(reader.locale)), sender);
    const { userId, email: address, locale } = reader;
    const occasion = [kind, aboutId, ...(once ? [once] : []), userId ?? address].join(':');
    return { occasion, kind, userId, aboutId, address, locale, subject, body, unsubscribeUrl: unsubscribeUrl ?? null };
  }
}
