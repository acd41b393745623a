import { type HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/**
 * For an address that says everything (RFC 8058): what mail programs post to it, which may be a form of either kind, is
 * left unread.
 */
export function leaveBodyUnread({ httpAdapter }: HttpAdapterHost, path: string): void {
  httpAdapter.getInstance<FastifyInstance>().addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'POST' && request.routeOptions.url === path) {
      for (const header of ['content-type', 'content-length', 'transfer-encoding']) delete request.headers[header];
    }
    done();
  });
}
