import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RetentionNotFound } from '../../../payouts/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { type Visit } from '../../frame/visit.js';
import { HistoryQuery } from '../frame/history.query.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { RetentionPage, RetentionsPage } from './retentions.page.js';
import { type RetentionItem, RetentionsQuery } from './retentions.query.js';
import { retentionsWords } from './retentions.words.js';

/** The pages of money held too long, with all that they show. */
@Injectable()
export class RetentionSheets {
  constructor(
    readonly pages: StaffPages,
    private readonly query: RetentionsQuery,
    private readonly standing: StandingQuery,
    private readonly history: HistoryQuery,
  ) {}

  async list(reply: FastifyReply, visit: Visit, query: Readonly<Record<string, unknown>>): Promise<void> {
    const { title, lede } = retentionsWords[visit.locale];
    const held = await this.query.page(visit.locale, queryText(query, 'after'));
    await this.pages.send(reply, visit, {
      way: 'retentions',
      title,
      lede: lede(this.query.maxDays),
      content: <RetentionsPage held={held} />,
    });
  }

  /** @throws RetentionNotFound */
  async get(id: string, { locale }: Pick<Visit, 'locale'>): Promise<RetentionItem> {
    const held = await this.query.one(id, locale);
    if (!held) throw new RetentionNotFound();
    return held;
  }

  /** @throws RetentionNotFound */
  async one(reply: FastifyReply, visit: Visit, id: string, state: FormState = emptyForm): Promise<void> {
    const { locale, caller } = visit;
    const held = await this.get(id, visit);
    const [changes, me, parties] = await Promise.all([
      this.history.of('retention', [id]),
      this.standing.of(caller),
      this.standing.partiesOf(held.campaignId),
    ]);
    const finance = { roles: ['finance'] as const, parties };
    const words = retentionsWords[locale];
    await this.pages.send(reply, visit, {
      way: 'retentions',
      title: words.of(held.title),
      back: { path: '/staff/retentions', label: words.title },
      status: state === emptyForm ? 200 : 422,
      content: (
        <RetentionPage
          held={held}
          changes={changes}
          mayDecide={refusalOf(me, finance)}
          mayAgree={refusalOf(me, { ...finance, first: held.proposedBy, isSecond: true })}
          state={state}
        />
      ),
    });
  }
}
