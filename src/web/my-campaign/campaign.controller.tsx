import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EditCampaign, resolveLocalTime, SubmitCampaign } from '../../campaigns/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { z } from 'zod';
import { answerNotSaved, answerSaved, freshIf, isAutoSave } from '../forms/auto-save.answer.js';
import { type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { Overview } from './overview.js';
import { termsField, termsForm } from './terms.form.js';

const submitForm = z.strictObject({ acceptTerms: z.string().max(20).optional() });

/** One's own campaign: how it is prepared, and from the opening on how it goes. */
@PageRoutes('my/campaigns/:id')
export class MyCampaignController {
  constructor(
    private readonly pages: Pages,
    private readonly overview: Overview,
    private readonly editCampaign: EditCampaign,
    private readonly submitCampaign: SubmitCampaign,
  ) {}

  @Get()
  @Allow('campaigns.edit')
  async campaign(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.overview.show(reply, visit, id);
  }

  @Post()
  @Allow('campaigns.edit')
  async edit(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(termsForm(visit.locale), body, visit.locale);
    const refuse = (state: FormState, error?: unknown) =>
      isAutoSave(request)
        ? answerNotSaved(reply, state, error)
        : this.overview.show(reply, visit, id, { of: 'terms', state: freshIf(error, state) });
    if (!form.ok) return refuse(form);
    const { opensAt: opening, tolerance: toleranceBps, seen, ...terms } = form.value;
    let field = (): string | undefined => 'opensAt';
    try {
      const opensAt = opening === '' ? null : resolveLocalTime(opening, terms.zone);
      field = () => undefined;
      const version = await this.editCampaign.execute(id, { ...terms, toleranceBps, opensAt }, visit.caller, seen);
      if (isAutoSave(request)) return await answerSaved(reply, version);
    } catch (error) {
      const state = refusedForm(error, form.typed, visit.locale, (problem) => field() ?? termsField(problem));
      return refuse(state, error);
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}#terms`);
  }

  @Post('submit')
  @Allow('campaigns.submit')
  async submit(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(submitForm, body ?? {}, visit.locale);
    if (!form.ok) return this.overview.show(reply, visit, id, { of: 'submit', state: form });
    try {
      await this.submitCampaign.execute(id, form.value.acceptTerms, visit.caller);
    } catch (error) {
      return this.overview.show(reply, visit, id, {
        of: 'submit',
        state: refusedForm(error, form.typed, visit.locale),
      });
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}`);
  }
}
