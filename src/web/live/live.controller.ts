import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { noteForOpenApi, TemporarilyUnavailable, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { LiveNews, type Watcher } from './live-news.js';

const heartbeatMs = 20_000;
/** A browser that lost us comes back after this long, spread so that not all of them come at once. */
const comeBackMs = () => 3_000 + Math.floor(Math.random() * 5_000);

/** Server-sent events: `data: {"pledged": 438000, "backers": 12}`, in minor units, whenever one of them changes. */
@Controller('live')
@Allow('campaigns.read')
export class LiveController {
  constructor(private readonly news: LiveNews) {}

  @Get('campaigns/:id')
  watch(@UuidParam('id') campaignId: string, @Res() reply: FastifyReply): void {
    const { raw } = reply;
    const watcher: Watcher = {
      campaignId,
      tell: ({ pledged, backers }) => raw.write(`data: ${JSON.stringify({ pledged, backers })}\n\n`),
      end: () => raw.end(),
    };
    if (!this.news.watch(watcher)) throw new TemporarilyUnavailable({ retryAfterSeconds: 60 });
    reply.hijack();
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    raw.write(`retry: ${comeBackMs()}\n\n`);
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs);
    raw.once('close', () => {
      clearInterval(heartbeat);
      this.news.leave(watcher);
    });
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(LiveController));
