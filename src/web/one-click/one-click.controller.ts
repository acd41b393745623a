import { Controller, Get, HttpCode, type OnModuleInit, Post, Query, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QuietUpdates, UnfollowProject } from '../../community/index.js';
import { ChooseMails } from '../../notifications/index.js';
import { noteForOpenApi, RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { leaveBodyUnread } from '../frame/unread-body.js';
import { hrefIn, preferredLocale } from '../frame/visit.js';
import { wayOut } from '../mail-choices/mail-choices.form.js';

const paths = { follow: '/unfollow', updates: '/quiet', topic: '/unsubscribe' } as const;

/**
 * What mail programs press for their reader (RFC 8058): a POST to the address in `List-Unsubscribe`, by the mail service
 * and so without session, origin or language. Its token is what allows it. People who open the same address in a browser
 * are led to the page in their language.
 */
@Controller()
export class OneClickController implements OnModuleInit {
  constructor(
    private readonly unfollowProject: UnfollowProject,
    private readonly quietUpdates: QuietUpdates,
    private readonly chooseMails: ChooseMails,
    private readonly adapter: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    for (const path of Object.values(paths)) leaveBodyUnread(this.adapter, path);
  }

  /** @throws FollowLinkOver (422) */
  @Post(paths.follow)
  @HttpCode(200)
  @Allow('follows.ask')
  async unfollow(@Query() query: Record<string, unknown>): Promise<void> {
    await this.unfollowProject.byLink({ token: tokenIn(query) });
  }

  /** @throws LinkInvalid (401) */
  @Post(paths.updates)
  @HttpCode(200)
  @Allow('update-mails.choose')
  async endUpdates(@Query() query: Record<string, unknown>): Promise<void> {
    await this.quietUpdates.execute({ token: tokenIn(query) });
  }

  /** @throws RouteNotFound (404), LinkInvalid (401) */
  @Post(paths.topic)
  @HttpCode(204)
  @Allow('mails.unsubscribe')
  async refuseTopic(@Query() query: unknown): Promise<void> {
    const { success, data } = wayOut.safeParse(query);
    if (!success) throw new RouteNotFound();
    await this.chooseMails.refuse(data.topic, { token: data.token });
  }

  @Get(Object.values(paths))
  @Allow('pages.read')
  async lead(@Req() { url, headers }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const to = hrefIn(preferredLocale(headers['accept-language']), url);
    await reply.header('vary', 'accept-language').redirect(to, 302);
  }
}

const tokenIn = ({ token }: Record<string, unknown>): string => (typeof token === 'string' ? token : '');

noteForOpenApi((swagger) => swagger.ApiExcludeController()(OneClickController));
