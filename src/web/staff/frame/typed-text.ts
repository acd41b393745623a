import { z } from 'zod';
import { textCheck } from '../../../platform/http/index.js';

/** A text of people as the API takes it: what it refuses, forms refuse too. Line breaks come as browsers send them. */
export const typedText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .refine((text) => textCheck({ max, lines: true })(text) === undefined);

const mostOfReason = 1_000;

/** The form of a deed that needs a reason. */
export const reasonForm = z.strictObject({ reason: typedText(mostOfReason) });

/** The form of a deed that says all by its button. A reason typed for another button is left unread. */
export const bareForm = z.strictObject({ reason: z.string().optional() });
