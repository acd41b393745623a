import { Controller, Get, Query } from '@nestjs/common';
import { Operation, OperationGroup, type Page } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { MailQuery, MailResponse } from './dev-mail.dto.js';
import { ReadMails } from './read-mails.js';

/** What the service wrote, to be read outside production only; `web` shows the same as pages. */
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
}
