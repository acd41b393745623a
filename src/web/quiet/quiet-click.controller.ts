import { Controller, Get, HttpCode, type OnModuleInit, Post, Query, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QuietUpdates } from '../../community/index.js';
import { noteForOpenApi } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { leaveBodyUnread } from '../frame/unread-body.js';
import { hrefIn, preferredLocale } from '../frame/visit.js';

const path = '/quiet';

/**
 * What mail programs call for `List-Unsubscribe` of mails about updates (RFC 8058): without a session, a page or a form of
 * ours. People who open the same address in a browser are led to the page in their language.
 */
@Controller()
export class QuietClickController implements OnModuleInit {
  constructor(
    private readonly quietUpdates: QuietUpdates,
    private readonly adapter: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    leaveBodyUnread(this.adapter, path);
  }

  @Post(path)
  @HttpCode(200)
  @Allow('update-mails.choose')
  async end(@Query() { token }: Record<string, unknown>): Promise<string> {
    await this.quietUpdates.execute({ token: typeof token === 'string' ? token : '' });
    return '';
  }

  @Get(path)
  @Allow('pages.read')
  async lead(@Req() { url, headers }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply
      .header('vary', 'accept-language')
      .redirect(hrefIn(preferredLocale(headers['accept-language']), url), 302);
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(QuietClickController));
