import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CampaignNotFound } from '../../../campaigns/index.js';
import { PayoutViews } from '../../../payouts/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { type Visit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { HistoryQuery } from '../frame/history.query.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { mayDo } from '../frame/staff-ways.js';
import { StandingQuery } from '../frame/standing.query.js';
import { sumOf } from '../frame/sum.js';
import { PayoutPage } from './payout.page.js';
import { PayoutsPage } from './payouts.page.js';
import { PayoutsQuery } from './payouts.query.js';
import { payoutsWords } from './payouts.words.js';
import { PreparePage } from './prepare.page.js';

/** The pages of payouts, with all that they show. */
@Injectable()
export class PayoutSheets {
  constructor(
    readonly pages: StaffPages,
    private readonly query: PayoutsQuery,
    private readonly views: PayoutViews,
    private readonly standing: StandingQuery,
    private readonly history: HistoryQuery,
  ) {}

  async list(reply: FastifyReply, visit: Visit, query: Readonly<Record<string, unknown>>): Promise<void> {
    const { title, lede } = payoutsWords[visit.locale];
    const [payable, all] = await Promise.all([
      this.query.payable(visit.locale, queryText(query, 'before')),
      this.query.all(visit.locale, queryText(query, 'after')),
    ]);
    const content = <PayoutsPage payable={payable} all={all} />;
    await this.pages.send(reply, visit, { way: 'payouts', title, lede, content });
  }

  /** @throws CampaignNotFound */
  async prepare(reply: FastifyReply, visit: Visit, campaignId: string, state: FormState = emptyForm): Promise<void> {
    const { locale, caller } = visit;
    const campaign = await this.query.campaign(campaignId, locale);
    if (!campaign) throw new CampaignNotFound();
    const [timeline, payouts, me, parties] = await Promise.all([
      this.views.timeline(campaignId, caller),
      this.query.all(locale, undefined, campaignId),
      this.standing.of(caller),
      this.standing.partiesOf(campaignId),
    ]);
    await this.pages.send(reply, visit, {
      way: 'payouts',
      title: campaign.title,
      titleLang: campaign.titleLocale,
      back: { path: '/staff/payouts', label: payoutsWords[locale].title },
      status: state === emptyForm ? 200 : 422,
      content: (
        <PreparePage
          campaignId={campaignId}
          zone={campaign.zone}
          timeline={timeline}
          payouts={payouts.data}
          mayPrepare={refusalOf(me, { roles: ['finance'], parties })}
          state={state}
        />
      ),
    });
  }

  /** @throws PayoutNotFound, also for those who may not see it */
  async one(reply: FastifyReply, visit: Visit, id: string, state: FormState = emptyForm): Promise<void> {
    const { locale, caller } = visit;
    const view = await this.views.one(id, caller);
    const { campaignId, preparedBy, amount, currency } = view.payout;
    const [names, { waitsFor }, changes, me, parties] = await Promise.all([
      this.query.names(id, locale),
      this.views.timeline(campaignId, caller),
      this.history.of('payout', [id]),
      this.standing.of(caller),
      this.standing.partiesOf(campaignId),
    ]);
    const finance = { roles: ['finance'] as const };
    const words = payoutsWords[locale];
    await this.pages.send(reply, visit, {
      way: 'payouts',
      title: words.of(sayIn(locale).exact(sumOf(amount, currency))),
      back: {
        path: mayDo('payouts.list', caller) ? '/staff/payouts' : `/my/campaigns/${campaignId}/payouts`,
        label: words.title,
      },
      status: state === emptyForm ? 200 : 422,
      content: (
        <PayoutPage
          view={view}
          names={names}
          waitsFor={waitsFor}
          changes={changes}
          mayApprove={refusalOf(me, { ...finance, parties, first: preparedBy, isSecond: true })}
          mayReject={refusalOf(me, finance)}
          state={state}
        />
      ),
    });
  }
}
