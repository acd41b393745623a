export interface ErrorFields {
  type: 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error' | 'rate_limit';
  message: string;
  code?: string;
  param?: string;
  [extra: string]: unknown;
}

/**
 * An answer that is not 2xx, with the body of https://docs.stripe.com/api/errors. `executed` says whether the endpoint
 * had begun its work: only then does Stripe keep the answer under the idempotency key.
 */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly fields: ErrorFields,
    readonly executed: boolean,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(fields.message);
  }
}

/** The request is wrong in itself; nothing was tried. */
export function invalidParameter(code: string | undefined, message: string, param?: string): ApiError {
  return new ApiError(
    400,
    { type: 'invalid_request_error', message, ...(code && { code }), ...(param && { param }) },
    false,
  );
}

/** The request is well formed, but the state of the objects forbids it. */
export function refused(code: string | undefined, message: string, extra: Record<string, unknown> = {}): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, ...(code && { code }), ...extra }, true);
}

/** Stripe answers 404 when the id stands in the path and 400 when it is a parameter. */
export function noSuch(noun: string, id: string, param = 'id'): ApiError {
  const message = `No such ${noun}: '${id}'`;
  const status = param === 'id' ? 404 : 400;
  return new ApiError(status, { type: 'invalid_request_error', code: 'resource_missing', message, param }, false);
}

export function unrecognisedUrl(method: string, path: string): ApiError {
  const message = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
  return new ApiError(404, { type: 'invalid_request_error', code: 'resource_missing', message }, false);
}

export function unauthorised(message: string): ApiError {
  return new ApiError(401, { type: 'invalid_request_error', message }, false, {
    'WWW-Authenticate': 'Bearer realm="Stripe"',
  });
}

export function serverError(executed: boolean): ApiError {
  const message = 'An unexpected error occurred in the sandbox, by a fault rule.';
  return new ApiError(500, { type: 'api_error', message }, executed, { 'Stripe-Should-Retry': 'false' });
}

/** @param waitMs real milliseconds after which the client may ask again; Retry-After is in whole seconds */
export function rateLimited(v2: boolean, waitMs: number, shouldRetry: boolean): ApiError {
  const message = 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.';
  const type = v2 ? 'rate_limit' : 'invalid_request_error';
  const headers = {
    'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))),
    'Stripe-Should-Retry': String(shouldRetry),
  };
  return new ApiError(429, { type, code: 'rate_limit', message }, false, headers);
}
