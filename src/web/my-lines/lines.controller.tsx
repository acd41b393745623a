import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import {
  type BudgetInput,
  type CampaignResponse,
  type RewardInput,
  SetNeeds,
  SetRewards,
} from '../../campaigns/index.js';
import { type Caller, type Problem, UuidParam } from '../../platform/http/index.js';
import { Allow, type Locale } from '../../users/index.js';
import { type FormState } from '../forms/field.js';
import { refusedForm } from '../forms/refused-form.js';
import { type FormRead, textsOf, type Typed } from '../forms/read-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { BudgetPage } from './budget.page.js';
import { type LinesPageProps } from './lines.js';
import { budgetAfter, readBudget, readRewards, rewardsAfter, typedBudget, typedRewards } from './lines.form.js';
import { RewardsPage } from './rewards.page.js';

type Asked = Readonly<Record<string, unknown>>;

const noErrors = {};
const names: Readonly<Record<string, string>> = { promisedMonth: 'month' };

/** The field of `/needs/2/amount/currency` is `amount-2`. A line as a whole is told above the form. */
const fieldOfLine = ({ errors }: Problem): string | undefined => {
  const [, at, name = ''] = /^\/(?:needs|tranches|rewards)\/(\d+)\/(\w+)/.exec(errors?.[0]?.pointer ?? '') ?? [];
  return name === '' ? undefined : `${names[name] ?? name}-${at}`;
};

/** How lines of one kind are shown, changed in number, read and kept. */
interface Editor<T> {
  readonly typed: (campaign: CampaignResponse, locale: Locale) => Typed;
  readonly after: (deed: string, typed: Typed) => Typed | undefined;
  readonly read: (typed: Typed, currency: string, locale: Locale) => FormRead<T>;
  readonly keep: (id: string, lines: T, caller: Caller) => Promise<unknown>;
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
      ...{ typed: typedBudget, after: budgetAfter, read: readBudget, Page: BudgetPage },
      keep: (id, lines, caller) => setNeeds.execute(id, lines, caller),
    };
    this.rewards = {
      ...{ typed: typedRewards, after: rewardsAfter, read: readRewards, Page: RewardsPage },
      keep: (id, lines, caller) => setRewards.execute(id, lines, caller),
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
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (await this.write(this.needs, id, body, visit, reply)) {
      await this.pages.redirect(reply, visit, `/my/campaigns/${id}/budget?kept`);
    }
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
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (await this.write(this.rewards, id, body, visit, reply)) {
      await this.pages.redirect(reply, visit, `/my/campaigns/${id}/rewards?kept`);
    }
  }

  private async edit<T>(of: Editor<T>, id: string, query: Asked, visit: Visit, reply: FastifyReply): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const state = { typed: of.typed(mine.campaign, visit.locale), errors: noErrors };
    await this.show(of, reply, visit, { mine, state, note: 'kept' in query ? 'kept' : null }, 200);
  }

  /** True when the lines were kept; otherwise the page that says what is to be done has been sent. */
  private async write<T>(of: Editor<T>, id: string, body: Asked, visit: Visit, reply: FastifyReply): Promise<boolean> {
    const mine = await this.desk.mine(id, visit);
    const refuse = (state: FormState) => this.show(of, reply, visit, { mine, state, note: null }, 422);
    const typed = textsOf(body);
    const changed = of.after(typed['do'] ?? '', typed);
    if (changed) {
      const state = { typed: changed, errors: noErrors };
      await this.show(of, reply, visit, { mine, state, note: 'typed' }, 200);
      return false;
    }
    const form = of.read(typed, mine.campaign.currency, visit.locale);
    if (!form.ok) {
      await refuse(form);
      return false;
    }
    try {
      await of.keep(id, form.value, visit.caller);
      return true;
    } catch (error) {
      await refuse(refusedForm(error, form.typed, visit.locale, fieldOfLine));
      return false;
    }
  }

  private async show<T>(
    { Page }: Editor<T>,
    reply: FastifyReply,
    visit: Visit,
    props: LinesPageProps,
    status: number,
  ): Promise<void> {
    const { title } = props.mine.campaign.project;
    await this.pages.send(reply, visit, { title, isPrivate: true, status, content: <Page {...props} /> });
  }
}
