import { z } from 'zod';
import { lines } from '../forms/texts.js';

const text = lines(2_000);
const key = z.string().max(100);

export const newCommentForm = z.strictObject({ text, key });
export const correctionForm = z
  .strictObject({ correction: text })
  .transform(({ correction }) => ({ text: correction }));
