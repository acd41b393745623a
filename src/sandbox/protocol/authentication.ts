import type { World } from '../world.js';
import { ApiError, unauthorised } from './api-error.js';
import type { ApiRequest } from './api-request.js';
import type { Endpoint } from './endpoint.js';
import { platform } from '../store/table.js';

export interface Caller {
  readonly secretKey: boolean;
  readonly account: string;
}

/** A test-mode secret key opens everything, a publishable key only what Stripe.js may do. */
export function authenticate(request: ApiRequest): boolean {
  const key = keyOf(request.headers.authorization ?? '');
  if (key === '') {
    throw unauthorised(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (/^(sk|rk)_test_./.test(key)) return true;
  if (/^pk_test_./.test(key)) return false;
  throw unauthorised(`Invalid API Key provided: ${key.slice(0, 8)}****. The sandbox takes test-mode keys only.`);
}

export function authorise(world: World, request: ApiRequest, endpoint: Endpoint, secretKey: boolean): Caller {
  if (!secretKey && !endpoint.publishable) {
    const message = 'This API call cannot be made with a publishable API key. Please use a secret API key.';
    throw new ApiError(403, { type: 'invalid_request_error', code: 'secret_key_required', message }, false);
  }
  const account = request.headers['stripe-account'] ?? request.headers['stripe-context'];
  if (account === undefined) return { secretKey, account: platform };
  if (!world.store.accounts.row(account)) {
    const message = `The provided key does not have access to account '${account}' (or that account does not exist).`;
    throw new ApiError(403, { type: 'invalid_request_error', code: 'account_invalid', message }, false);
  }
  if (!endpoint.connected) {
    const message = `The sandbox does not offer ${endpoint.method} ${endpoint.path} for connected accounts.`;
    throw new ApiError(400, { type: 'invalid_request_error', message }, false);
  }
  return { secretKey, account };
}

function keyOf(header: string): string {
  if (/^Bearer /i.test(header)) return header.slice(7).trim();
  if (!/^Basic /i.test(header)) return '';
  return Buffer.from(header.slice(6), 'base64').toString('utf8').split(':')[0] ?? '';
}
