import { z } from 'zod';

export const signInForm = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(200),
  next: z.string().max(2_000).optional(),
});

/** Only a path of ours: no other host, no scheme, no `//`. Anything else leads to the first page. */
export const ownPath = (path: string | undefined): string => (path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/');
