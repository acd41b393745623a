import { Controller, HttpCode, type OnModuleInit, Post, Query } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ChooseMails } from '../../notifications/index.js';
import { noteForOpenApi, RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { leaveBodyUnread } from '../frame/unread-body.js';
import { wayOut } from './mail-choices.form.js';

const path = '/unsubscribe';

/**
 * What mail programs press for their reader (RFC 8058): a POST to the address in `List-Unsubscribe`, by the mail service
 * and so without session, origin or language. Its token is what allows it.
 */
@Controller()
export class OneClickController implements OnModuleInit {
  constructor(
    private readonly chooseMails: ChooseMails,
    private readonly adapter: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    leaveBodyUnread(this.adapter, path);
  }

  /** @throws RouteNotFound (404), LinkInvalid (401) */
  @Post(path)
  @HttpCode(204)
  @Allow('mails.unsubscribe')
  async unsubscribe(@Query() query: unknown): Promise<void> {
    const { success, data } = wayOut.safeParse(query);
    if (!success) throw new RouteNotFound();
    await this.chooseMails.refuse(data.topic, { token: data.token });
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(OneClickController));
