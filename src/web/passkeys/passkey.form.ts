import { z } from 'zod';
import { line } from '../forms/texts.js';

const signed = { challengeId: z.uuid(), credential: z.string().min(1).max(20_000) };

/** What the island fills in; `then` is the path of ours to which it leads. */
export const usePasskeyForm = z.strictObject({ ...signed, then: z.string().max(2_000).optional() });
export const addPasskeyForm = z.strictObject({ ...signed, name: line(80) });
