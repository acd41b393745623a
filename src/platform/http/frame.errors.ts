import { problem } from './problem.js';

/** What the frame refuses before any module is asked. */

export class MalformedInput extends problem(
  'malformed',
  'malformed-input',
  'The input does not have the form this operation takes. `errors` names each wrong field.',
) {}

export class MalformedJson extends problem(
  'malformed',
  'malformed-json',
  'The body is not valid JSON in UTF-8. Check quotes, commas and encoding.',
) {}

export class EmptyBody extends problem(
  'malformed',
  'empty-body',
  'The body is empty. Send a JSON object, or leave out the Content-Type header if the operation takes no body.',
) {}

export class MalformedUrl extends problem(
  'malformed',
  'malformed-url',
  'The URL holds a percent escape that is not valid UTF-8. Encode its parts as encodeURIComponent does.',
) {}

export class MalformedId extends problem(
  'malformed',
  'malformed-id',
  'An id in the URL is not a UUID such as 0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f.',
) {}

export class MalformedCursor extends problem(
  'malformed',
  'malformed-cursor',
  'The value of `after` is not one that this list gave out as `next`. Start again without it.',
) {}

export class MalformedIdempotencyKey extends problem(
  'malformed',
  'malformed-idempotency-key',
  'Idempotency-Key must be 1 to 255 visible ASCII characters, sent once. A UUID is a good one.',
) {}

export class MalformedHttp extends problem('malformed', 'malformed-http', 'The request is not valid HTTP/1.1.') {}

export class BadRequest extends problem('malformed', 'bad-request', 'The request could not be understood.') {}

export class Unauthenticated extends problem(
  'unauthenticated',
  'unauthenticated',
  'This needs a signed-in caller. Sign in, or send a bearer token.',
) {}

export class Forbidden extends problem('forbidden', 'forbidden', 'The caller may not do this.') {}

export class RouteNotFound extends problem(
  'not_found',
  'route-not-found',
  'There is nothing at this address. The API is described in /openapi.json.',
) {}

export class MethodNotAllowed extends problem(
  'method_not_allowed',
  'method-not-allowed',
  'This address does not take this method. `allow` lists those that it takes.',
) {}

export class RequestTimeout extends problem(
  'timeout',
  'request-timeout',
  'The request took too long to arrive. Send it again.',
) {}

export class BodyTooLarge extends problem(
  'too_large',
  'body-too-large',
  'The body is larger than this operation takes (256 KiB unless it says otherwise).',
) {}

export class UrlTooLong extends problem('url_too_long', 'url-too-long', 'A part of the URL is too long.') {}

export class UnsupportedMediaType extends problem(
  'unsupported_media',
  'unsupported-media-type',
  'This operation does not take a body of this Content-Type. Send application/json.',
) {}

export class ExpectationFailed extends problem(
  'expectation_failed',
  'expectation-failed',
  'The only Expect header that is met is 100-continue.',
) {}

export class HeadersTooLarge extends problem(
  'headers_too_large',
  'headers-too-large',
  'The request headers are larger than 16 KiB in all.',
) {}

export class TooManyRequests extends problem(
  'too_many',
  'too-many-requests',
  'Too many requests. Wait as long as Retry-After says.',
) {}

export class Busy extends problem(
  'unavailable',
  'busy',
  'Too many requests want the same thing at this moment. Nothing was changed; send it again after Retry-After.',
) {}

export class TemporarilyUnavailable extends problem(
  'unavailable',
  'temporarily-unavailable',
  'The service cannot reach something it needs. Send the request again after Retry-After, with the same Idempotency-Key.',
) {}

export class NotReady extends problem(
  'unavailable',
  'not-ready',
  'The process is not ready to serve. `checks` says what is missing.',
) {}

export class InternalError extends problem(
  'internal',
  'internal-error',
  'Something failed on our side and was logged under the id in `instance`. Repeating with the same Idempotency-Key is safe.',
) {}
