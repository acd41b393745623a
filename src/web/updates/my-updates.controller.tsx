import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadUpdates, WriteUpdate } from '../../community/index.js';
import { PageQuery, type Problem, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { onceBy, onceKey } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { isOfText } from '../my-projects/project.form.js';
import { newUpdateForm } from './updates.form.js';
import { MyUpdatesPage } from './my-updates.page.js';
import { updatesWords } from './updates.words.js';

/** What the people of a campaign tell, and the form for more. */
@PageRoutes('my/campaigns/:id/updates')
export class MyUpdatesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly updates: ReadUpdates,
    private readonly writeUpdate: WriteUpdate,
  ) {}

  @Get()
  @Allow('updates.write')
  async list(
    @UuidParam('id') id: string,
    @Query() query: PageQuery,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, id, emptyForm, query);
  }

  @Post()
  @Allow('updates.write')
  async write(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(newUpdateForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, id, form);
    const { key, update } = form.value;
    let draft: string;
    try {
      draft = await this.writeUpdate.execute(id, update, onceBy(visit.caller, request, key));
    } catch (error) {
      const ofBody = ({ code }: Problem) => (isOfText(code) ? 'body' : undefined);
      return this.show(reply, visit, id, refusedForm(error, form.typed, visit.locale, ofBody));
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}/updates/${draft}`);
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, state: FormState, query?: PageQuery) {
    const mine = await this.desk.mine(id, visit);
    const drafts = await this.updates.drafts(id, visit.caller);
    const hidden = await this.updates.hidden(id, visit.caller);
    const { data, next } = await this.updates.ofCampaign(id, query ?? { limit: 20 }, visit.caller);
    const once = onceKey(state.typed['key']);
    await this.pages.send(reply, visit, {
      title: updatesWords[visit.locale].title,
      isPrivate: true,
      status: state === emptyForm ? 200 : 422,
      content: <MyUpdatesPage {...{ mine, drafts, hidden, published: data, next, once, state }} />,
    });
  }
}
