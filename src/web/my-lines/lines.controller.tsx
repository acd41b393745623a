import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import {
  type BudgetInput,
  type CampaignResponse,
  type DraftPart,
  type RewardInput,
  SetNeeds,
  SetRewards,
} from '../../campaigns/index.js';
import { type Caller, type Problem, UuidParam } from '../../platform/http/index.js';
import { Allow, type Locale } from '../../users/index.js';
import { answerNotSaved, answerSaved, freshIf, isAutoSave } from '../forms/auto-save.answer.js';
import { type FormState } from '../forms/field.js';
import { refusedForm } from '../forms/refused-form.js';
import { type FormRead, textsOf, type Typed } from '../forms/read-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { canWrite } from '../my-campaign/stage.rules.js';
import { BudgetPage } from './budget.page.js';
import { type LinesPageProps } from './lines.js';
import { budgetAfter, readBudget, readRewards, rewardsAfter, typedBudget, typedRewards } from './lines.form.js';
import { RewardsPage } from './rewards.page.js';

type Asked = Readonly<Record<string, unknown>>;

const noErrors = {};
const names: Readonly<Record<string, string>> = { promisedMonth: 'month', isAddOn: 'addOn' };

/** The field of `/needs/2/amount/currency` is `amount-2`. A line as a whole is told above the form. */
const fieldOfLine = ({ errors }: Problem): string | undefined => {
  const [, at, name = ''] = /^\/(?:needs|tranches|rewards)\/(\d+)\/(\w+)/.exec(errors?.[0]?.pointer ?? '') ?? [];
  return name === '' ? undefined : `${names[name] ?? name}-${at}`;
};

interface Asking {
  readonly visit: Visit;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** How lines of one kind are shown, changed in number, read and kept. */
interface Editor<T> {
  readonly part: DraftPart;
  readonly typed: (campaign: CampaignResponse, locale: Locale) => Typed;
  readonly after: (deed: string, typed: Typed) => Typed | undefined;
  readonly read: (typed: Typed, currency: string, locale: Locale) => FormRead<T>;
  readonly keep: (id: string, lines: T, caller: Caller, seen?: string) => Promise<string>;
  readonly Page: (props: LinesPageProps) => VNode;
}

/** Budget and rewards of a draft. Without scripts a button sends the form to have a line more or less, and keeps nothing. */
@PageRoutes('my/campaigns/:id')
export class LinesController {
  private readonly needs: Editor<BudgetInput>;
  private readonly rewards: Editor<RewardInput[]>;

  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    setNeeds: SetNeeds,
    setRewards: SetRewards,
  ) {
    this.needs = {
      part: 'budget',
      ...{ typed: typedBudget, after: budgetAfter, read: readBudget, Page: BudgetPage },
      keep: (id, lines, caller, seen) => setNeeds.execute(id, lines, caller, seen),
    };
    this.rewards = {
      part: 'rewards',
      ...{ typed: typedRewards, after: rewardsAfter, read: readRewards, Page: RewardsPage },
      keep: (id, lines, caller, seen) => setRewards.execute(id, lines, caller, seen),
    };
  }

  @Get('budget')
  @Allow('campaigns.edit')
  async budget(
    @UuidParam('id') id: string,
    @Query() query: Asked,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.edit(this.needs, id, query, visit, reply);
  }

  @Post('budget')
  @Allow('campaigns.edit')
  async writeBudget(
    @UuidParam('id') id: string,
    @Body() body: Asked,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.write(this.needs, id, body, { visit, request, reply });
  }

  @Get('rewards')
  @Allow('campaigns.edit')
  async rewardLines(
    @UuidParam('id') id: string,
    @Query() query: Asked,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.edit(this.rewards, id, query, visit, reply);
  }

  @Post('rewards')
  @Allow('campaigns.edit')
  async writeRewards(
    @UuidParam('id') id: string,
    @Body() body: Asked,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.write(this.rewards, id, body, { visit, request, reply });
  }

  private async edit<T>(of: Editor<T>, id: string, query: Asked, visit: Visit, reply: FastifyReply): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const seen = await this.desk.version(of.part, id);
    const state = { typed: { ...of.typed(mine.campaign, visit.locale), seen }, errors: noErrors };
    await this.show(of, reply, visit, { mine, state, note: 'kept' in query ? 'kept' : null }, 200);
  }

  /** Keeps the lines and leads back to them, or shows them again with what is to be done. */
  private async write<T>(of: Editor<T>, id: string, body: Asked, { visit, request, reply }: Asking): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const { seen, ...typed } = textsOf(body);
    const show = async (state: FormState, status: number, error?: unknown): Promise<void> => {
      if (isAutoSave(request)) return answerNotSaved(reply, state, error);
      const { typed } = freshIf(error, { ...state, typed: { ...state.typed, ...(seen && { seen }) } });
      const known = { ...typed, seen: typed['seen'] ?? (await this.desk.version(of.part, id)) };
      const note = status === 200 ? 'typed' : null;
      await this.show(of, reply, visit, { mine, state: { ...state, typed: known }, note }, status);
    };
    const changed = of.after(typed['do'] ?? '', typed);
    if (changed) return show({ typed: changed, errors: noErrors }, 200);
    const form = of.read(typed, mine.campaign.currency, visit.locale);
    if (!form.ok) return show(form, 422);
    try {
      const version = await of.keep(id, form.value, visit.caller, seen);
      if (isAutoSave(request)) return await answerSaved(reply, version);
    } catch (error) {
      return show(refusedForm(error, form.typed, visit.locale, fieldOfLine), 422, error);
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}/${of.part}?kept`);
  }

  private async show<T>(
    { Page }: Editor<T>,
    reply: FastifyReply,
    visit: Visit,
    props: LinesPageProps,
    status: number,
  ): Promise<void> {
    const islands = canWrite(props.mine) ? ['auto-save'] : [];
    const { title } = props.mine.campaign.project;
    await this.pages.send(reply, visit, { title, isPrivate: true, status, islands, content: <Page {...props} /> });
  }
}
