import { setCookie } from './credential.rules.js';
import { sessionDays } from './sign-in.js';

const maxAgeSeconds = sessionDays * 24 * 60 * 60;

/** The Set-Cookie header by which a browser is signed in. */
export const signedInSession = (token: string): string => setCookie(token, maxAgeSeconds);

/** The Set-Cookie header by which a browser forgets its session. */
export const endedSession = (): string => setCookie('', 0);
