import { Injectable } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { SubjectNotFound } from './moderation.errors.js';
import { type Outcome, type Standing, type SubjectKind } from './moderation.rules.js';

/** What it says in one language. */
export interface SubjectText {
  readonly locale: Locale;
  readonly title: string;
  /** Markdown or plain text. */
  readonly body: string;
}

/** Something that people report, as it is at this moment. */
export interface Subject {
  /** Who wrote it: gets the statement of reasons, and may object. Null for what nobody wrote here. */
  readonly authorId: string | null;
  /** Who answers for it, and so does not decide about it. */
  readonly parties: readonly string[];
  /** The first language first. */
  readonly texts: readonly SubjectText[];
  /** The page on which it stands, without the language; null where it stands nowhere. */
  readonly path: string | null;
  readonly standing: Standing;
  /** What can be decided about it. */
  readonly outcomes: readonly Outcome[];
  /** Of which campaign it is a part. */
  readonly campaignId: string | null;
}

/**
 * A kind of thing that can be reported and hidden. To add one:
 *
 * 1. name it in `subjectKinds` (`moderation.rules.ts`); the compiler then asks for its words in three languages;
 * 2. write a class beside `moderated-comments.ts` that implements this and calls `ModeratedKinds.register(this)` when the
 *    module starts: it reads a text, says who may read it, and sets `hidden_at`;
 * 3. list the class in `moderation.parts.ts`, leave out what is hidden wherever it is read, and link to
 *    `/report?kind=…&id=…` beside it.
 *
 * Reports, frozen copies, decisions, mails, objections and the pages of staff are then there.
 */
export interface ModeratedKind {
  readonly kind: SubjectKind;
  /** As it is, hidden or not; undefined where there is none. */
  find(id: string, tx?: Tx): Promise<Subject | undefined>;
  /** Only what one can read can be reported. @throws a problem of kind not_found */
  assertReadable(id: string, caller: Caller): Promise<void>;
  /** Takes it away from everybody but its people and staff, or shows it again where `at` is null. */
  setHidden(tx: Tx, id: string, at: Date | null): Promise<void>;
}

/** All kinds of things that can be reported, as the modules that own them registered them. */
@Injectable()
export class ModeratedKinds {
  private readonly kinds = new Map<SubjectKind, ModeratedKind>();

  register(kind: ModeratedKind): void {
    this.kinds.set(kind.kind, kind);
  }

  /** @throws SubjectNotFound */
  of(kind: SubjectKind): ModeratedKind {
    const found = this.kinds.get(kind);
    if (!found) throw new SubjectNotFound();
    return found;
  }

  /** @throws SubjectNotFound */
  async get(kind: SubjectKind, id: string, tx?: Tx): Promise<Subject> {
    const found = await this.of(kind).find(id, tx);
    if (!found) throw new SubjectNotFound();
    return found;
  }
}
