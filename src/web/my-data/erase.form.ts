import { z } from 'zod';
import { passwordLength } from '../../users/index.js';

export const eraseForm = z.strictObject({ password: z.string().min(1).max(passwordLength.max) });
