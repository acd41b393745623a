import { createHash, randomBytes } from 'node:crypto';

/** A token nobody can guess; its first letters tell people, and scanners for leaked secrets, what it is. */
export const newToken = (kind: 'session' | 'token'): string =>
  `tally_${kind === 'session' ? 's' : 't'}_${randomBytes(32).toString('base64url')}`;

/** What is stored of a token. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
