import { z } from 'zod';
import { ownPath } from '../sign-in/sign-in.form.js';

/** Where to go back to. */
const back = z
  .string()
  .max(300)
  .default('')
  .transform((path) => path && ownPath(path));
const token = z.string().min(1).max(200);

export const askForm = z.strictObject({ email: z.string().trim().pipe(z.email().max(254)) });
export const memberForm = z.strictObject({ back });
export const tokenForm = z.strictObject({ token });
