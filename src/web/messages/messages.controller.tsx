import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadMessages, SendMessage } from '../../community/index.js';
import { PageQuery, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { onceBy, onceKey } from '../forms/once.js';
import { readForm, textsOf } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk, type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CheckMessagePage } from './check-message.page.js';
import { messageForm, MessagesQuery } from './messages.form.js';
import { MessagesPage } from './messages.page.js';
import { messagesWords } from './messages.words.js';

/** Writing to one's backers: a form, a look at it with how many it goes to, and the button that sends it. */
@PageRoutes('my/campaigns/:id/messages')
export class MessagesPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly messages: ReadMessages,
    private readonly sendMessage: SendMessage,
  ) {}

  @Get()
  @Allow('messages.send')
  async list(
    @UuidParam('id') id: string,
    @Query() { sent, ...query }: MessagesQuery,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, await this.desk.mine(id, visit), emptyForm, query, sent !== undefined);
  }

  @Post('check')
  @Allow('messages.send')
  async check(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const form = readMessage(mine, body, visit);
    if (!form.ok) return this.show(reply, visit, mine, form);
    const { value: message, typed } = form;
    let recipients: number;
    try {
      recipients = await this.messages.recipients({ campaignId: id, ...message }, visit.caller);
    } catch (error) {
      return this.show(reply, visit, mine, refusedForm(error, typed, visit.locale));
    }
    const content = <CheckMessagePage {...{ mine, message, typed, recipients }} />;
    await this.pages.send(reply, visit, { title: messagesWords[visit.locale].title, isPrivate: true, content });
  }

  /** Back to the form, with what was typed. */
  @Post('change')
  @Allow('messages.send')
  async change(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = textsOf(typeof body === 'object' && body !== null ? body : {});
    await this.show(reply, visit, await this.desk.mine(id, visit), { typed, errors: {} });
  }

  @Post()
  @Allow('messages.send')
  async send(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const form = readMessage(mine, body, visit);
    if (!form.ok) return this.show(reply, visit, mine, form);
    const { key, texts, ...to } = form.value;
    try {
      await this.sendMessage.execute({ campaignId: id, ...to }, texts, onceBy(visit.caller, request, key));
    } catch (error) {
      return this.show(reply, visit, mine, refusedForm(error, form.typed, visit.locale));
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}/messages?sent=`);
  }

  private async show(
    reply: FastifyReply,
    visit: Visit,
    mine: MyCampaign,
    state: FormState,
    query?: PageQuery,
    isSent = false,
  ): Promise<void> {
    const page = await this.messages.ofCampaign(mine.campaign.id, query ?? { limit: 20 }, visit.caller);
    const once = onceKey(state.typed['key']);
    const isWrong = Object.keys(state.errors).length > 0 || state.problem !== undefined;
    await this.pages.send(reply, visit, {
      title: messagesWords[visit.locale].title,
      isPrivate: true,
      status: isWrong ? 422 : 200,
      content: <MessagesPage {...{ mine, page, once, state, isSent }} />,
    });
  }
}

const readMessage = ({ project }: MyCampaign, body: unknown, { locale }: Visit) =>
  readForm(messageForm(project.defaultLocale, messagesWords[locale]), body, locale);
