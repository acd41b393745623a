import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BreakNotFound } from '../../../reconciliation/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { type Visit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { HistoryQuery } from '../frame/history.query.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { sumOf } from '../frame/sum.js';
import { BreakPage } from './break.page.js';
import { ReconciliationPage } from './reconciliation.page.js';
import { ReconciliationQuery } from './reconciliation.query.js';
import { reconciliationWords } from './reconciliation.words.js';

const breakStates = { open: 'open', resolved: 'resolved', all: undefined } as const;

/** The pages of reconciliation, with all that they show. */
@Injectable()
export class ReconciliationSheets {
  constructor(
    readonly pages: StaffPages,
    private readonly query: ReconciliationQuery,
    private readonly standing: StandingQuery,
    private readonly history: HistoryQuery,
  ) {}

  async list(
    reply: FastifyReply,
    visit: Visit,
    query: Readonly<Record<string, unknown>>,
    form: FormState = emptyForm,
  ): Promise<void> {
    const { title, lede } = reconciliationWords[visit.locale];
    const asked = queryText(query, 'state') ?? 'open';
    const state = asked === 'resolved' || asked === 'all' ? breakStates[asked] : 'open';
    const [runs, breaks, me] = await Promise.all([
      this.query.runs(queryText(query, 'after')),
      this.query.breaks(state, queryText(query, 'before')),
      this.standing.of(visit.caller),
    ]);
    const mayOrder = refusalOf(me, { roles: ['finance', 'owner'] });
    await this.pages.send(reply, visit, {
      way: 'reconciliation',
      title,
      lede,
      status: form === emptyForm ? 200 : 422,
      content: <ReconciliationPage runs={runs} breaks={breaks} state={state} mayOrder={mayOrder} form={form} />,
    });
  }

  /** @throws BreakNotFound */
  async break(reply: FastifyReply, visit: Visit, id: string, state: FormState = emptyForm): Promise<void> {
    const item = await this.query.break(id);
    if (!item) throw new BreakNotFound();
    const [me, changes] = await Promise.all([this.standing.of(visit.caller), this.history.of('break', [id])]);
    const words = reconciliationWords[visit.locale];
    await this.pages.send(reply, visit, {
      way: 'reconciliation',
      title: words.of(sayIn(visit.locale).exact(sumOf(item.amount, item.currency))),
      back: { path: '/staff/reconciliation', label: words.title },
      status: state === emptyForm ? 200 : 422,
      content: (
        <BreakPage
          item={item}
          changes={changes}
          mayResolve={refusalOf(me, { roles: ['finance'] })}
          isMine={item.ownerId === me.userId}
          state={state}
        />
      ),
    });
  }
}
