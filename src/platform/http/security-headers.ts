import { type Settings } from '../settings.js';

/** Nothing may be loaded, framed or sent by an answer of the API. Pages replace this by a policy with their nonce. */
const contentPolicy = "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'";

/**
 * The security headers of every answer: those of helmet, as a spec checks, but made once instead of per request, and
 * as headers of the reply, so that a page can replace one (`reply.header`) or leave it out (`reply.removeHeader`).
 */
export function securityHeaders(settings: Pick<Settings, 'PUBLIC_URL'>): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    ...(settings.PUBLIC_URL.startsWith('https://') && {
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }),
  };
}
