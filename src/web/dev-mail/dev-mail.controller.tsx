import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { letterHtml, MailQuery, ReadMails } from '../../notifications/index.js';
import { noteForOpenApi, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { MailListPage, MailPage } from './dev-mail.page.js';

/** A mail may look as it likes, and load nothing. */
const mailPolicy = "default-src 'none';style-src 'unsafe-inline';frame-ancestors 'self';base-uri 'none'";

/** What the service wrote, for developers: so in English, and not in production. */
@Controller('dev/mail')
@Allow('mails.read')
export class DevMailPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly mails: ReadMails,
  ) {}

  @Get()
  async list(@Query() query: MailQuery, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { data, next } = await this.mails.execute(query);
    const content = <MailListPage mails={data} next={next} to={query.to} />;
    await this.pages.send(reply, { ...visit, locale: 'en' }, { title: 'Mail', isPrivate: true, content });
  }

  @Get(':id')
  async one(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const mail = await this.mails.one(id);
    const content = <MailPage mail={mail} />;
    const head = { title: mail.subject, isPrivate: true, frames: true };
    await this.pages.send(reply, { ...visit, locale: 'en' }, { ...head, content });
  }

  @Get(':id/html')
  async html(@UuidParam('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const mail = await this.mails.one(id);
    void reply.removeHeader('x-frame-options').header('content-security-policy', mailPolicy);
    await reply.type('text/html; charset=utf-8').send(letterHtml(mail));
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(DevMailPagesController));
