import { ApiError, noSuch } from '../protocol/api-error.js';
import type { Call } from '../protocol/endpoint.js';

/** With a publishable key an intent is open only to who knows its client secret. */
export function assertOpen(
  call: Call,
  noun: string,
  intent: { id: string; client_secret: string },
  given: string | undefined,
): void {
  if (given !== undefined && given !== intent.client_secret) throw noSuch(noun, intent.id, 'intent');
  if (call.secretKey || given !== undefined) return;
  const message = 'A publishable key needs the client_secret of the intent.';
  throw new ApiError(401, { type: 'invalid_request_error', message }, false);
}
