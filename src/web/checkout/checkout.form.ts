import { z } from 'zod';
import { type Typed } from '../forms/read-form.js';

/** Who pledges without an account. */
export const guestForm = z.strictObject({
  email: z.string().trim().pipe(z.email().max(254)),
  name: z.string().trim().min(1).max(80),
});

/**
 * The amount with which the first step begins: the chip that was chosen on the campaign's page, what was typed there, or
 * else nothing.
 */
export const amountAsked = ({ choice = '', amount = '' }: Typed): string =>
  (choice === '' || choice === 'other' ? amount : choice).slice(0, 15);
