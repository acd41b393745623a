import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { kindIn, ReadModeration } from '../../../community/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { onceKey } from '../../forms/once.js';
import { type Visit } from '../../frame/visit.js';
import { moderationWords } from '../../report/moderation.words.js';
import { rowsPerPage } from '../frame/office.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { CasePage } from './case.page.js';
import { ModerationPage } from './moderation.page.js';
import { staffModerationWords } from './moderation.words.js';

interface Which {
  readonly kind: string;
  readonly id: string;
  /** The objection that is to be decided. */
  readonly objection?: string | undefined;
}

/** The pages of moderation, with all that they show. */
@Injectable()
export class ModerationSheets {
  constructor(
    readonly pages: StaffPages,
    private readonly read: ReadModeration,
    private readonly standing: StandingQuery,
  ) {}

  async queue(reply: FastifyReply, visit: Visit, query: Readonly<Record<string, unknown>>): Promise<void> {
    const { title, lede } = staffModerationWords[visit.locale];
    const after = queryText(query, 'after');
    const queue = await this.read.waiting({ limit: rowsPerPage, ...(after !== undefined && { after }) });
    const content = <ModerationPage queue={queue} />;
    await this.pages.send(reply, visit, { way: 'moderation', title, lede, content });
  }

  /** @throws SubjectNotFound */
  async one(
    reply: FastifyReply,
    visit: Visit,
    { kind, id, objection }: Which,
    state: FormState = emptyForm,
  ): Promise<void> {
    const { caller, locale } = visit;
    const of = await this.read.one(kindIn(kind), id);
    const me = await this.standing.of(caller);
    const moderators = { roles: ['moderator'] as const, parties: of.parties };
    const isMine = (firstBy: string) => refusalOf(me, moderators) ?? (firstBy === me.userId ? same : undefined);
    const title = of.texts[0]?.title ?? moderationWords[locale].kinds[of.kind];
    await this.pages.send(reply, visit, {
      way: 'moderation',
      title,
      ...(of.texts[0] && { titleLang: of.texts[0].locale }),
      back: { path: '/staff/moderation', label: staffModerationWords[locale].title },
      status: state === emptyForm ? 200 : 422,
      content: (
        <CasePage
          of={of}
          once={onceKey(state.typed['key'])}
          mayDecide={refusalOf(me, moderators)}
          mayAnswer={({ firstBy }) => isMine(firstBy)}
          answering={objection}
          state={state}
        />
      ),
    });
  }
}

/** Whoever took the decision does not decide about the objection to it. */
const same = { is: 'same' } as const;
