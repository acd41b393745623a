import type { FastifyRequest } from 'fastify';
import { credentialOf, pledgeCookie, setCookie } from './credential.rules.js';
import { sessionDays } from './open-session.js';

const maxAgeSeconds = sessionDays * 24 * 60 * 60;

/** The Set-Cookie header by which a browser is signed in. */
export const signedInSession = (token: string): string => setCookie(token, maxAgeSeconds);

/** The Set-Cookie header by which a browser may change the pledge whose link it has. */
export const pledgeShown = (token: string, forSeconds: number): string => setCookie(token, forSeconds, pledgeCookie);

/** The Set-Cookie header by which a browser forgets its session. */
export const endedSession = (): string => setCookie('', 0);

/** The token that a browser came with, whatever it is worth. */
export function sessionTokenIn({ headers: { cookie } }: FastifyRequest): string | undefined {
  const credential = credentialOf({ authorization: undefined, link: undefined, cookie });
  return credential.kind === 'cookie' ? credential.token : undefined;
}
