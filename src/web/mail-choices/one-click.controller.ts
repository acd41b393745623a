import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ChooseMails } from '../../notifications/index.js';
import { noteForOpenApi, RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { wayOut } from './mail-choices.form.js';

/**
 * What mail programs press for their reader (RFC 8058): a POST to the address in `List-Unsubscribe`, by the mail service
 * and so without session, origin or language. Its token is what allows it.
 */
@Controller('unsubscribe')
export class OneClickController {
  constructor(private readonly chooseMails: ChooseMails) {}

  /** @throws RouteNotFound (404), LinkInvalid (401) */
  @Post()
  @HttpCode(204)
  @Allow('mails.unsubscribe')
  async unsubscribe(@Query() query: unknown): Promise<void> {
    const { success, data } = wayOut.safeParse(query);
    if (!success) throw new RouteNotFound();
    await this.chooseMails.refuse(data.topic, { token: data.token });
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(OneClickController));
