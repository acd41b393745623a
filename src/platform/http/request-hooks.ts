import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requestScope } from '../logger.js';
import { type Settings } from '../settings.js';
import { nobody } from './caller.js';
import { MalformedHttp, MalformedUrl, MethodNotAllowed, UnsupportedMediaType } from './frame.errors.js';
import { checkInput } from './input.rules.js';
import { KnownRoutes } from './known-routes.js';
import { securityHeaders } from './security-headers.js';

/** What happens to every request before Nest sees it. */
export function addRequestHooks(fastify: FastifyInstance, settings: Settings): void {
  const headers = { ...securityHeaders(settings), 'cache-control': 'no-store' };
  const routes = new KnownRoutes(fastify);
  fastify.decorateRequest('caller');

  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    requestScope.run({ requestId: request.id }, () => {
      try {
        checkHead(request, routes);
      } catch (error) {
        if (error instanceof MethodNotAllowed)
          void reply.header('allow', (error.extra['allow'] as string[]).join(', '));
        done(error as Error);
        return;
      }
      done();
    });
  });

  fastify.addHook('preValidation', (request, _reply, done) => {
    try {
      checkInput(request.params);
      checkInput(request.query);
      checkInput(request.body);
      request.caller = nobody(request);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  });
}

function checkHead(request: FastifyRequest, routes: KnownRoutes): void {
  const { headers, raw, url } = request;
  if (headers.host === undefined && raw.httpVersion === '1.1') {
    throw new MalformedHttp({ detail: 'A request of HTTP/1.1 needs a Host header.' });
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new UnsupportedMediaType({ detail: 'Compressed bodies are not taken. Send it without Content-Encoding.' });
  }
  const query = url.indexOf('?');
  if (query !== -1 && !isDecodable(url.slice(query + 1))) throw new MalformedUrl();
  if (!request.is404) return;
  const allow = routes.methodsOf(url);
  if (allow.length > 0) throw new MethodNotAllowed({ extra: { allow } });
}

/** The parser of the query leaves an escape that is no UTF-8 as it stands, so that a wrong value would pass for text. */
function isDecodable(query: string): boolean {
  if (!query.includes('%')) return true;
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}
