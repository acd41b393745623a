import type { ApiAnswer } from '../protocol/api-request.js';

export function serveStripeJs(): ApiAnswer {
  return { status: 200, body: '', headers: {} };
}
