import { Injectable } from '@nestjs/common';
import { type Caller } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { ModeratedKinds } from './moderated-kinds.js';
import { type SubjectKind } from './moderation.rules.js';

/** What somebody is about to report, as far as they can read it. */
@Injectable()
export class ReadSubject {
  constructor(private readonly kinds: ModeratedKinds) {}

  /** @throws SubjectNotFound, or what hides it from the caller (404) */
  async named(
    kind: SubjectKind,
    id: string,
    { caller, locale }: { readonly caller: Caller; readonly locale: Locale },
  ): Promise<{ readonly title: string; readonly locale: Locale; readonly path: string | null }> {
    await this.kinds.of(kind).assertReadable(id, caller);
    const { texts, path } = await this.kinds.get(kind, id);
    const text = texts.find((one) => one.locale === locale) ?? texts[0];
    return { title: text?.title ?? '', locale: text?.locale ?? locale, path };
  }
}
