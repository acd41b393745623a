import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BadRequest, EmptyBody, MalformedJson, UnsupportedMediaType } from './frame.errors.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The exact bytes of a JSON body, for signatures over it. */
    rawBody?: Buffer;
  }
}

/** The API speaks JSON only; forms are for pages, so that no foreign page's form can reach an API operation. */
const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/v1/');

/**
 * Parses a JSON body. Bytes that are not UTF-8 are refused, where Node would silently put U+FFFD in their place.
 *
 * @throws EmptyBody, MalformedJson
 */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw new EmptyBody();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new MalformedJson({ cause: error });
  }
}

/**
 * Parses an HTML form; a name that comes twice gives a list, as checkboxes do.
 *
 * @throws BadRequest when an escape is not UTF-8.
 */
export function parseForm(body: Buffer): Record<string, unknown> {
  const form: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const pair of body.toString('latin1').split('&')) {
    if (pair === '') continue;
    const [name = '', ...value] = pair.split('=');
    add(form, decode(name), decode(value.join('=')));
  }
  return form;
}

function add(form: Record<string, unknown>, name: string, value: string): void {
  const before = form[name];
  if (before === undefined) form[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else form[name] = [before, value];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new BadRequest({ detail: 'The form holds an escape that is not valid UTF-8.' });
  }
}

/** Replaces Fastify's own parsers: JSON everywhere, forms outside the API, files where a route says so, else 415. */
export function acceptBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    request.rawBody = body;
    finish(() => parseJson(body), done);
  });
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (request, body: Buffer, done) =>
      finish(() => {
        if (isApi(request)) throw new UnsupportedMediaType();
        return parseForm(body);
      }, done),
  );
  // Left unread: the handler of such a route reads it, once it is known who sends it.
  fastify.addContentTypeParser('multipart/form-data', (request, _body, done) =>
    finish(() => {
      if (!request.routeOptions.config.takesFile) throw new UnsupportedMediaType();
    }, done),
  );
}

function finish(parse: () => unknown, done: (error: Error | null, body?: unknown) => void): void {
  let body: unknown;
  try {
    body = parse();
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null, body);
}
