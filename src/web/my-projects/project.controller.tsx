import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DraftCampaign } from '../../campaigns/index.js';
import { PageQuery, type Problem, RouteNotFound, UuidParam } from '../../platform/http/index.js';
import { InviteDeputy, ProjectsService, textVersion } from '../../projects/index.js';
import { Allow, locales } from '../../users/index.js';
import { answerNotSaved, answerSaved, freshIf, isAutoSave } from '../forms/auto-save.answer.js';
import { type FormState } from '../forms/field.js';
import { onceBy } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { newCampaignForm, termsField } from '../my-campaign/terms.form.js';
import { ProjectDesk } from './project-desk.js';
import { deputyForm, isOfText, particularsForm, textForm } from './project.form.js';
import { type ShownForm } from './project.page.js';

const ofParticulars = ({ code }: Problem) => (code === 'default-text-missing' ? 'defaultLocale' : undefined);
const ofDeputy = ({ code }: Problem) => (code === 'deputy-is-owner' ? 'email' : undefined);

/** One project of a member: what it says, who is its deputy, and its campaigns. */
@PageRoutes('my/projects/:id')
export class ProjectController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ProjectDesk,
    private readonly projects: ProjectsService,
    private readonly inviteDeputy: InviteDeputy,
    private readonly draftCampaign: DraftCampaign,
  ) {}

  @Get()
  @Allow('projects.edit')
  async project(
    @UuidParam('id') id: string,
    @Query() query: PageQuery,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.desk.show(reply, visit, id, { query });
  }

  @Post()
  @Allow('projects.edit')
  async edit(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(particularsForm, body, visit.locale);
    if (!form.ok) return this.again(reply, visit, id, { of: 'particulars', state: form });
    try {
      await this.projects.edit(id, form.value, visit.caller);
    } catch (error) {
      const state = refusedForm(error, form.typed, visit.locale, ofParticulars);
      return this.again(reply, visit, id, { of: 'particulars', state });
    }
    await this.pages.redirect(reply, visit, `/my/projects/${id}#particulars`);
  }

  @Post('texts/:locale')
  @Allow('projects.edit')
  async write(
    @UuidParam('id') id: string,
    @Param('locale') named: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = locales.find((each) => each === named);
    if (!locale) throw new RouteNotFound();
    const form = readForm(textForm(locale), body, visit.locale);
    const refuse = (state: FormState, error?: unknown) =>
      isAutoSave(request)
        ? answerNotSaved(reply, state, error)
        : this.again(reply, visit, id, { of: locale, state: freshIf(error, state) });
    if (!form.ok) return refuse(form);
    if (form.value.isPreview) {
      return this.again(reply, visit, id, { of: locale, state: { typed: form.typed, errors: {} }, isPreview: true });
    }
    try {
      await this.projects.putText(id, locale, form.value.text, visit.caller, form.value.seen);
    } catch (error) {
      const story = ({ code }: Problem) => (isOfText(code) ? `story-${locale}` : undefined);
      return refuse(refusedForm(error, form.typed, visit.locale, story), error);
    }
    if (isAutoSave(request)) return answerSaved(reply, textVersion(form.value.text));
    await this.pages.redirect(reply, visit, `/my/projects/${id}#texts`);
  }

  @Post('deputy')
  @Allow('deputies.propose')
  async invite(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(deputyForm, body, visit.locale);
    if (!form.ok) return this.again(reply, visit, id, { of: 'deputy', state: form });
    try {
      await this.inviteDeputy.execute(id, form.value.email, visit.caller);
    } catch (error) {
      const state = refusedForm(error, form.typed, visit.locale, ofDeputy);
      return this.again(reply, visit, id, { of: 'deputy', state });
    }
    await this.pages.redirect(reply, visit, `/my/projects/${id}#deputy`);
  }

  @Post('campaigns')
  @Allow('campaigns.create')
  async draft(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(newCampaignForm, body, visit.locale);
    if (!form.ok) return this.again(reply, visit, id, { of: 'campaign', state: form });
    try {
      const { key, ...terms } = form.value;
      const empty = { budget: { needs: [], tranches: [] }, rewards: [], opensAt: null };
      const campaignId = await this.draftCampaign.execute(
        id,
        { ...terms, ...empty },
        onceBy(visit.caller, request, key),
      );
      await this.pages.redirect(reply, visit, `/my/campaigns/${campaignId}`);
    } catch (error) {
      const state = refusedForm(error, form.typed, visit.locale, termsField);
      await this.again(reply, visit, id, { of: 'campaign', state });
    }
  }

  private async again(reply: FastifyReply, visit: Visit, id: string, shown: ShownForm): Promise<void> {
    await this.desk.owned(id, visit);
    await this.desk.show(reply, visit, id, { shown });
  }
}
