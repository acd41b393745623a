import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RefundNotFound, RefundRunNotFound, RunViews } from '../../../refunds/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { type Visit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { HistoryQuery } from '../frame/history.query.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { sumOf } from '../frame/sum.js';
import { RefundPage } from './refund.page.js';
import { RefundsPage } from './refunds.page.js';
import { RefundsQuery } from './refunds.query.js';
import { refundsWords } from './refunds.words.js';
import { RunPage } from './run.page.js';

const finance = { roles: ['finance'] as const };

/** The pages of refunds, with all that they show. */
@Injectable()
export class RefundSheets {
  constructor(
    readonly pages: StaffPages,
    private readonly query: RefundsQuery,
    private readonly runs: RunViews,
    private readonly standing: StandingQuery,
    private readonly history: HistoryQuery,
  ) {}

  async list(reply: FastifyReply, visit: Visit, query: Readonly<Record<string, unknown>>): Promise<void> {
    const { title, lede } = refundsWords[visit.locale];
    const state = queryText(query, 'state');
    const [refunds, runs] = await Promise.all([
      this.query.page(visit.locale, state, queryText(query, 'after')),
      this.query.runs(visit.locale),
    ]);
    const content = <RefundsPage refunds={refunds} runs={runs} state={state} />;
    await this.pages.send(reply, visit, { way: 'refunds', title, lede, content });
  }

  /** @throws RefundNotFound */
  async one(reply: FastifyReply, visit: Visit, id: string, state: FormState = emptyForm): Promise<void> {
    const { locale, caller } = visit;
    const refund = await this.query.one(id, locale);
    if (!refund) throw new RefundNotFound();
    const [changes, me, parties] = await Promise.all([
      this.history.of('refund', [id]),
      this.standing.of(caller),
      this.standing.partiesOf(refund.campaignId),
    ]);
    const words = refundsWords[locale];
    await this.pages.send(reply, visit, {
      way: 'refunds',
      title: words.of(sayIn(locale).exact(sumOf(refund.total, refund.currency))),
      back: { path: '/staff/refunds', label: words.title },
      status: state === emptyForm ? 200 : 422,
      content: (
        <RefundPage
          refund={refund}
          changes={changes}
          mayApprove={refusalOf(me, { ...finance, parties, first: refund.orderedBy, isSecond: true })}
          mayDecide={refusalOf(me, finance)}
          state={state}
        />
      ),
    });
  }

  /** @throws RefundRunNotFound */
  async run(reply: FastifyReply, visit: Visit, id: string, state: FormState = emptyForm): Promise<void> {
    const { locale, caller } = visit;
    const run = await this.query.run(id, locale);
    if (!run) throw new RefundRunNotFound();
    const [{ progress }, changes, me, parties] = await Promise.all([
      this.runs.one(id),
      this.history.of('refund_run', [id]),
      this.standing.of(caller),
      this.standing.partiesOf(run.campaignId),
    ]);
    const words = refundsWords[locale];
    await this.pages.send(reply, visit, {
      way: 'refunds',
      title: words.everybody,
      back: { path: '/staff/refunds', label: words.title },
      status: state === emptyForm ? 200 : 422,
      content: (
        <RunPage
          run={run}
          progress={progress}
          changes={changes}
          mayStart={refusalOf(me, { ...finance, parties, first: run.orderedBy, isSecond: true })}
          mayDecide={refusalOf(me, { ...finance, parties })}
          state={state}
        />
      ),
    });
  }
}
