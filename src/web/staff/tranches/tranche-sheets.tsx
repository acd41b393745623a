import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TrancheViews } from '../../../payouts/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { type Visit } from '../../frame/visit.js';
import { HistoryQuery } from '../frame/history.query.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { mayDo } from '../frame/staff-ways.js';
import { StandingQuery } from '../frame/standing.query.js';
import { TranchePage } from './tranche.page.js';
import { TranchesPage } from './tranches.page.js';
import { TranchesQuery } from './tranches.query.js';
import { tranchesWords } from './tranches.words.js';

/** The pages of tranches, with all that they show. */
@Injectable()
export class TrancheSheets {
  constructor(
    readonly pages: StaffPages,
    private readonly query: TranchesQuery,
    private readonly views: TrancheViews,
    private readonly standing: StandingQuery,
    private readonly history: HistoryQuery,
  ) {}

  async list(reply: FastifyReply, visit: Visit, query: Readonly<Record<string, unknown>>): Promise<void> {
    const { locale } = visit;
    const { title, lede } = tranchesWords[locale];
    const [toDecide, waiting] = await Promise.all([
      this.query.waitingFor('decision', locale, queryText(query, 'after')),
      this.query.waitingFor('evidence', locale, queryText(query, 'waiting')),
    ]);
    const content = <TranchesPage toDecide={toDecide} waiting={waiting} />;
    await this.pages.send(reply, visit, { way: 'tranches', title, lede, content });
  }

  /** @throws TrancheNotFound, also for those who may not see it */
  async one(reply: FastifyReply, visit: Visit, id: string, state: FormState = emptyForm): Promise<void> {
    const { locale, caller } = visit;
    const view = await this.views.one(id, caller);
    const { campaignId, number } = view.tranche;
    const [names, changes, me, parties] = await Promise.all([
      this.query.names(id, locale),
      this.history.of('tranche', [id]),
      this.standing.of(caller),
      this.standing.partiesOf(campaignId),
    ]);
    const finance = { roles: ['finance'] as const, parties };
    const words = tranchesWords[locale];
    await this.pages.send(reply, visit, {
      way: 'tranches',
      title: words.partOf(number, names.title),
      back: mayDo('tranches.list', caller)
        ? { path: '/staff/tranches', label: words.title }
        : { path: `/my/campaigns/${campaignId}/payouts`, label: words.prepare },
      status: state === emptyForm ? 200 : 422,
      content: (
        <TranchePage
          view={view}
          names={names}
          changes={changes}
          mayDecide={refusalOf(me, finance)}
          mayRefuse={refusalOf(me, { ...finance, first: names.proposedBy, isSecond: true })}
          state={state}
        />
      ),
    });
  }
}
