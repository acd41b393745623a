import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { noteForOpenApi, RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { drawCover } from './cover.js';
import { Covers } from './cover.query.js';

/** Pictures follow from slug and category alone, so they may be kept for a day by everybody. */
@Controller('covers')
@Allow('pages.read')
export class CoversController {
  constructor(private readonly covers: Covers) {}

  @Get(':file')
  async cover(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [, slug] = /^([a-z0-9-]{1,100})\.svg$/.exec(file) ?? [];
    const category = slug === undefined ? undefined : await this.covers.categoryOf(slug);
    if (slug === undefined || category === undefined) throw new RouteNotFound();
    void reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400');
    void reply.header('content-security-policy', "default-src 'none';style-src 'unsafe-inline'");
    await reply.send(drawCover(slug, category));
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(CoversController));
