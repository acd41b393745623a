import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ChooseMails, type MailTopic, mailTopics } from '../../notifications/index.js';
import { RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { choices, reader, wayOut } from './mail-choices.form.js';
import { choicesPath, MailChoicesPage, UnsubscribePage } from './mail-choices.page.js';
import { mailChoicesWords } from './mail-choices.words.js';

type Asked = Readonly<Record<string, unknown>>;

/** Which letters somebody wants: members by their session, others by the token in a letter's foot. */
@PageRoutes()
export class MailChoicesPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly chooseMails: ChooseMails,
  ) {}

  @Get('my/letters')
  @Allow('mails.choose')
  async mine(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const refused = await this.chooseMails.refused({ caller: visit.caller });
    await this.show(reply, visit, refused, undefined, 'saved' in query);
  }

  @Post('my/letters')
  @Allow('mails.choose')
  async choose(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.chooseMails.execute(refusedIn(body), { caller: visit.caller });
    await this.pages.redirect(reply, visit, choicesPath(undefined, 'saved'));
  }

  @Get('mail-choices')
  @Allow('mails.unsubscribe')
  async ofReader(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { token } = read(reader, query);
    await this.show(reply, visit, await this.chooseMails.refused({ token }), token, 'saved' in query);
  }

  @Post('mail-choices')
  @Allow('mails.unsubscribe')
  async chooseAsReader(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { token } = read(reader, body);
    await this.chooseMails.execute(refusedIn(body), { token });
    await this.pages.redirect(reply, visit, choicesPath(token, 'saved'));
  }

  /** Mail scanners follow links, so that opening one does nothing; the button does it. */
  @Get('unsubscribe')
  @Allow('mails.unsubscribe')
  async leaving(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { topic, token } = read(wayOut, query);
    await this.chooseMails.refused({ token });
    const { offTitle: title } = mailChoicesWords[visit.locale];
    const content = <UnsubscribePage topic={topic} token={token} />;
    await this.pages.send(reply, visit, { title, isSecret: true, content });
  }

  @Post('unsubscribe')
  @Allow('mails.unsubscribe')
  async leave(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { topic, token } = read(wayOut, body);
    await this.chooseMails.refuse(topic, { token });
    await this.pages.redirect(reply, visit, choicesPath(token, 'saved'));
  }

  private async show(reply: FastifyReply, visit: Visit, refused: MailTopic[], token?: string, isSaved = false) {
    const { title } = mailChoicesWords[visit.locale];
    // Of whoever comes by the link of a letter nothing is known but their choices.
    const isStaff = token !== undefined || visit.caller.roles.length > 0;
    const content = <MailChoicesPage {...{ refused, token, isSaved, isStaff }} />;
    await this.pages.send(reply, visit, { title, isSecret: true, content });
  }
}

/** Nothing here is typed by people: what is not of our forms and links is no address of ours. @throws RouteNotFound (404) */
function read<S extends z.ZodType>(schema: S, from: unknown): z.output<S> {
  const { success, data } = schema.safeParse({ ...(from as object) });
  if (!success) throw new RouteNotFound();
  return data;
}

function refusedIn(body: unknown): MailTopic[] {
  const { wanted } = read(choices, body);
  return mailTopics.filter((topic) => !wanted.includes(topic));
}
