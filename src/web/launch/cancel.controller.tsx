import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CancelCampaign, type CampaignResponse, decideEnding } from '../../campaigns/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { IllegalTransition } from '../../platform/states/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { optionalLines } from '../forms/texts.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { CancelPage, type Ending } from './launch.page.js';

const cancelForm = z.strictObject({ reason: optionalLines(1_000).optional() });

/** Calling a campaign off, after a page that says what follows. */
@PageRoutes('my/campaigns/:id/cancel')
export class CancelController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly cancelCampaign: CancelCampaign,
  ) {}

  @Get()
  @Allow('campaigns.cancel')
  async ask(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, visit, id, emptyForm);
  }

  @Post()
  @Allow('campaigns.cancel')
  async cancel(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(cancelForm, body ?? {}, visit.locale);
    if (!form.ok) return this.show(reply, visit, id, form);
    try {
      await this.cancelCampaign.execute(id, form.value.reason || undefined, visit.caller);
    } catch (error) {
      const state = refusedForm(error, form.typed, visit.locale, ({ code }) => (code === 'reason-needed' ? 'reason' : undefined)); // prettier-ignore
      return this.show(reply, visit, id, state);
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}`);
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, state: FormState): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const content = <CancelPage mine={mine} ending={endingOf(mine.campaign)} state={state} />;
    const { title } = mine.campaign.project;
    await this.pages.send(reply, visit, { title, isPrivate: true, status: state === emptyForm ? 200 : 422, content });
  }
}

/** What calling it off would lead to, by the rule that decides it; a suspended one is for staff to end. */
function endingOf({ state, rounds }: CampaignResponse): Ending {
  if (state === 'suspended') return null;
  try {
    return decideEnding(state, rounds.map((round) => round.state)); // prettier-ignore
  } catch (error) {
    if (error instanceof IllegalTransition) return null;
    throw error;
  }
}
