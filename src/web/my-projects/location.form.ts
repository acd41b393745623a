import { z } from 'zod';
import { optionalLine } from '../forms/texts.js';

/** What stands for the point that is written by hand, and for none. */
export const byHand = 'by-hand';
export const noPoint = 'none';

export const locationForm = z.strictObject({ at: z.string().min(1).max(300), coordinates: optionalLine(60) });
