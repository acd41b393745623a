import { z } from 'zod';
import { grounds, subjectKinds } from '../../community/index.js';
import { lines, optionalLine } from '../forms/texts.js';

const fewest = 20;

/** What is written to moderators: long enough to be judged by. */
const words = lines(4_000).pipe(z.string().min(fewest));
const key = z.string().max(100);
const token = z.string().max(200).default('');

export const reportForm = z.strictObject({
  kind: z.enum(subjectKinds),
  id: z.union([z.literal(''), z.uuid()]).default(''),
  ground: z.enum(grounds),
  explanation: words,
  name: optionalLine(80).default(''),
  email: z.union([z.literal(''), z.string().trim().pipe(z.email().max(254))]).default(''),
  inGoodFaith: z.literal('yes'),
  key,
});

export const objectionForm = z.strictObject({ words, token, key });
