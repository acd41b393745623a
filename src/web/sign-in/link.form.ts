import { z } from 'zod';

export const askLinkForm = z.strictObject({ email: z.string().trim().pipe(z.email().max(254)) });
export const openLinkForm = z.strictObject({ token: z.string().min(1).max(200) });
