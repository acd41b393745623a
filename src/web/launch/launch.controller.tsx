import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReadReadiness, resolveLocalTime, ScheduleCampaign, UnscheduleCampaign } from '../../campaigns/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { SchedulePage } from './launch.page.js';

const scheduleForm = z.strictObject({
  opensAt: z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)]),
});

/** The creator says when the approved campaign opens, or takes it back. */
@PageRoutes('my/campaigns/:id')
export class LaunchPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly readReadiness: ReadReadiness,
    private readonly scheduleCampaign: ScheduleCampaign,
    private readonly unscheduleCampaign: UnscheduleCampaign,
  ) {}

  @Get('schedule')
  @Allow('campaigns.schedule')
  async opening(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, visit, id, emptyForm);
  }

  @Post('schedule')
  @Allow('campaigns.schedule')
  async schedule(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(scheduleForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, id, form);
    const { campaign } = await this.desk.mine(id, visit);
    try {
      const { opensAt } = form.value;
      const opening = opensAt === '' ? undefined : resolveLocalTime(opensAt, campaign.zone);
      await this.scheduleCampaign.execute(id, opening, visit.caller);
    } catch (error) {
      const atField = () => (form.value.opensAt === '' ? undefined : 'opensAt');
      return this.show(reply, visit, id, refusedForm(error, form.typed, visit.locale, atField));
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}/schedule`);
  }

  @Post('unschedule')
  @Allow('campaigns.schedule')
  async takeBack(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.unscheduleCampaign.execute(id, visit.caller);
    } catch (error) {
      return this.show(reply, visit, id, refusedForm(error, {}, visit.locale));
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}`);
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, state: FormState): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const readiness = await this.readReadiness.execute(id, visit.caller);
    const content = <SchedulePage mine={mine} readiness={readiness} state={state} />;
    const { title } = mine.campaign.project;
    await this.pages.send(reply, visit, { title, isPrivate: true, status: state === emptyForm ? 200 : 422, content });
  }
}
