import { Controller, Get, Header, Query } from '@nestjs/common';
import { Operation, OperationGroup, type Page, RouteNotFound, UuidParam } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { MailQuery, MailResponse } from './dev-mail.dto.js';
import { mailListPage, mailPage } from './dev-mail.page.js';
import { ReadMails } from './read-mails.js';

/** What the service wrote, to be read outside production only. */
@Controller('dev')
@OperationGroup('Development')
@Allow('mails.read')
export class DevMailController {
  constructor(private readonly readMails: ReadMails) {}

  @Get('mail.json')
  @Operation({ summary: 'Mails as they were written, newest first', answer: [MailResponse] })
  list(@Query() query: MailQuery): Promise<Page<MailResponse>> {
    return this.readMails.execute(query);
  }

  @Get('mail')
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ summary: 'Mails as a page, newest first' })
  async page(@Query() query: MailQuery): Promise<string> {
    const { data, next } = await this.readMails.execute(query);
    return mailListPage(data, next);
  }

  @Get('mail/:id')
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ summary: 'One mail as a page', problems: [RouteNotFound] })
  async one(@UuidParam('id') id: string): Promise<string> {
    return mailPage(await this.readMails.one(id));
  }
}
