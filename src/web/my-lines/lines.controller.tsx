import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SetNeeds, SetRewards } from '../../campaigns/index.js';
import { type Problem, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { type FormState } from '../forms/field.js';
import { refusedForm } from '../forms/refused-form.js';
import { type Typed } from '../forms/read-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk, type MyCampaign } from '../my-campaign/campaign-desk.js';
import { BudgetPage } from './budget.page.js';
import { type LinesNote } from './lines.js';
import { budgetAfter, readBudget, readRewards, rewardsAfter, typedBudget, typedRewards } from './lines.form.js';
import { RewardsPage } from './rewards.page.js';

type Lines = 'budget' | 'rewards';
type Asked = Readonly<Record<string, unknown>>;

const noErrors = {};
const names: Readonly<Record<string, string>> = { promisedMonth: 'month' };

/** The field of `/needs/2/amount/currency` is `amount-2`. A line as a whole is told above the form. */
const fieldOfLine = ({ errors }: Problem): string | undefined => {
  const [, at, name = ''] = /^\/(?:needs|tranches|rewards)\/(\d+)\/(\w+)/.exec(errors?.[0]?.pointer ?? '') ?? [];
  return name === '' ? undefined : `${names[name] ?? name}-${at}`;
};

const textsIn = (body: Asked): Typed =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/** Budget and rewards of a draft. Without scripts a button sends the form to have a line more or less, and keeps nothing. */
@PageRoutes('my/campaigns/:id')
export class LinesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly setNeeds: SetNeeds,
    private readonly setRewards: SetRewards,
  ) {}

  @Get('budget')
  @Allow('campaigns.edit')
  async budget(
    @UuidParam('id') id: string,
    @Query() query: Asked,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const state = { typed: typedBudget(mine.campaign), errors: noErrors };
    await this.show(reply, visit, 'budget', mine, state, 'kept' in query ? 'kept' : null);
  }

  @Post('budget')
  @Allow('campaigns.edit')
  async writeBudget(
    @UuidParam('id') id: string,
    @Body() body: Asked,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const typed = textsIn(body);
    const changed = budgetAfter(typed['do'] ?? '', typed);
    if (changed) return this.show(reply, visit, 'budget', mine, { typed: changed, errors: noErrors }, 'typed');
    const form = readBudget(typed, mine.campaign.currency, visit.locale);
    if (!form.ok) return this.show(reply, visit, 'budget', mine, form);
    try {
      await this.setNeeds.execute(id, form.value, visit.caller);
    } catch (error) {
      return this.show(reply, visit, 'budget', mine, refusedForm(error, form.typed, visit.locale, fieldOfLine));
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}/budget?kept`);
  }

  @Get('rewards')
  @Allow('campaigns.edit')
  async rewards(
    @UuidParam('id') id: string,
    @Query() query: Asked,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const state = { typed: typedRewards(mine.campaign), errors: noErrors };
    await this.show(reply, visit, 'rewards', mine, state, 'kept' in query ? 'kept' : null);
  }

  @Post('rewards')
  @Allow('campaigns.edit')
  async writeRewards(
    @UuidParam('id') id: string,
    @Body() body: Asked,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const typed = textsIn(body);
    const changed = rewardsAfter(typed['do'] ?? '', typed);
    if (changed) return this.show(reply, visit, 'rewards', mine, { typed: changed, errors: noErrors }, 'typed');
    const form = readRewards(typed, mine.campaign.currency, visit.locale);
    if (!form.ok) return this.show(reply, visit, 'rewards', mine, form);
    try {
      await this.setRewards.execute(id, form.value, visit.caller);
    } catch (error) {
      return this.show(reply, visit, 'rewards', mine, refusedForm(error, form.typed, visit.locale, fieldOfLine));
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}/rewards?kept`);
  }

  /** Without a note it is a form that was refused. */
  private async show(
    reply: FastifyReply,
    visit: Visit,
    what: Lines,
    mine: MyCampaign,
    state: FormState,
    note?: LinesNote,
  ): Promise<void> {
    const page = { mine, state, note: note ?? null };
    const content = what === 'budget' ? <BudgetPage {...page} /> : <RewardsPage {...page} />;
    const { title } = mine.campaign.project;
    await this.pages.send(reply, visit, { title, isPrivate: true, status: note === undefined ? 422 : 200, content });
  }
}
