import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, RouteNotFound, toPage } from '../platform/http/index.js';
import { type MailQuery, type MailResponse, toMail } from './dev-mail.dto.js';
import { MailsRepository } from './mails.repository.js';

/** Letters for developers, newest first. */
@Injectable()
export class ReadMails {
  constructor(private readonly mails: MailsRepository) {}

  async execute({ after, limit, to }: MailQuery): Promise<Page<MailResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.mails.list({
      limit: limit + 1,
      ...(to && { to }),
      ...(typeof before === 'string' && { before }),
    });
    return toPage(found, limit, ({ id }) => [id], toMail);
  }

  /** @throws RouteNotFound (404) */
  async one(id: string): Promise<MailResponse> {
    const mail = await this.mails.find(id);
    if (!mail) throw new RouteNotFound();
    return toMail(mail);
  }
}
