import { z } from 'zod';

const then = z.string().max(2_000).optional();

export const codeForm = z.strictObject({ code: z.string().trim().min(1).max(40), then });
export const passwordForm = z.strictObject({ password: z.string().min(1).max(128), then });
