import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EditUpdate, PublishUpdate, ReadUpdates, UpdateNotFound } from '../../community/index.js';
import { type Problem, UuidParam } from '../../platform/http/index.js';
import { LocaleParam } from '../../projects/index.js';
import { Allow, type Locale } from '../../users/index.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { isOfText } from '../my-projects/project.form.js';
import { MyUpdatePage, type ShownUpdateForm } from './my-update.page.js';
import { audienceForm, updateTextForm } from './updates.form.js';
import { updatesWords } from './updates.words.js';

/** One update of one's own campaign: its texts, whom it is for, and publishing it. */
@PageRoutes('my/campaigns/:campaign/updates/:id')
export class MyUpdateController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly updates: ReadUpdates,
    private readonly editUpdate: EditUpdate,
    private readonly publishUpdate: PublishUpdate,
  ) {}

  @Get()
  @Allow('updates.write')
  async one(
    @UuidParam('campaign') campaignId: string,
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, campaignId, id);
  }

  @Post('texts/:locale')
  @Allow('updates.write')
  async text(
    @UuidParam('campaign') campaignId: string,
    @UuidParam('id') id: string,
    @LocaleParam('locale') locale: Locale,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(updateTextForm(locale), body, visit.locale);
    if (!form.ok) return this.show(reply, visit, campaignId, id, { of: locale, state: form });
    try {
      await this.editUpdate.text(id, { locale, ...form.value }, visit.caller);
    } catch (error) {
      const ofBody = ({ code }: Problem) => (isOfText(code) ? `body-${locale}` : undefined);
      const state = refusedForm(error, form.typed, visit.locale, ofBody);
      return this.show(reply, visit, campaignId, id, { of: locale, state });
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${campaignId}/updates/${id}`);
  }

  @Post('audience')
  @Allow('updates.write')
  async audience(
    @UuidParam('campaign') campaignId: string,
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(audienceForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, campaignId, id, { of: 'whole', state: form });
    const { audience } = form.value;
    await this.attempt(reply, visit, campaignId, id, () => this.editUpdate.audience(id, audience, visit.caller));
  }

  @Post('publish')
  @Allow('updates.write')
  async publish(
    @UuidParam('campaign') campaignId: string,
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.attempt(reply, visit, campaignId, id, () => this.publishUpdate.execute(id, visit.caller));
  }

  @Post('discard')
  @Allow('updates.write')
  async discard(
    @UuidParam('campaign') campaignId: string,
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const list = `/my/campaigns/${campaignId}/updates`;
    await this.attempt(reply, visit, campaignId, id, () => this.editUpdate.discard(id, visit.caller), list);
  }

  private async attempt(
    reply: FastifyReply,
    visit: Visit,
    campaignId: string,
    id: string,
    deed: () => Promise<void>,
    onward = `/my/campaigns/${campaignId}/updates/${id}`,
  ): Promise<void> {
    try {
      await deed();
    } catch (error) {
      const state = refusedForm(error, {}, visit.locale);
      return this.show(reply, visit, campaignId, id, { of: 'whole', state });
    }
    await this.pages.redirect(reply, visit, onward);
  }

  /** @throws CampaignNotFound, UpdateNotFound */
  private async show(
    reply: FastifyReply,
    visit: Visit,
    campaignId: string,
    id: string,
    shown?: ShownUpdateForm,
  ): Promise<void> {
    const mine = await this.desk.mine(campaignId, visit);
    const update = await this.updates.one(id, visit.caller);
    if (update.campaignId !== campaignId) throw new UpdateNotFound();
    await this.pages.send(reply, visit, {
      title: updatesWords[visit.locale].title,
      isPrivate: true,
      status: shown ? 422 : 200,
      content: <MyUpdatePage mine={mine} update={update} shown={shown} />,
    });
  }
}
