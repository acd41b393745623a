import { z } from 'zod';
import { bases, grounds } from '../../../community/index.js';
import { lines } from '../../forms/texts.js';

const grounded = { ground: z.enum(grounds), basis: z.enum(bases), reason: lines(4_000) };

/** Of a decision: the reports that its page showed as open travel in it, so that none is answered unread. */
export const decisionForm = z.strictObject({
  outcome: z.enum(['none', 'hidden', 'suspended']),
  ...grounded,
  reports: z
    .string()
    .max(4_000)
    .transform((text) => text.split(' ').filter(Boolean))
    .pipe(z.array(z.uuid()).max(100)),
  key: z.string().max(100),
});

export const answerForm = z.strictObject({
  outcome: z.enum(['upheld', 'reversed']),
  ...grounded,
  key: z.string().max(100),
});
