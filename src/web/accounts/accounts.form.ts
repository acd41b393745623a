import { z } from 'zod';
import { locales, passwordLength } from '../../users/index.js';
import { line } from '../forms/texts.js';

const email = z.string().trim().pipe(z.email().max(254));
const password = z.string().min(passwordLength.min).max(passwordLength.max);
const token = z.string().min(1).max(200);

export const registerForm = z.strictObject({
  displayName: line(80),
  email,
  password,
  locale: z.enum(locales),
  acceptTerms: z.string().min(1).max(20),
});

export const verifyForm = z.strictObject({ token });
export const forgotForm = z.strictObject({ email });
export const resetForm = z.strictObject({ token, password });
