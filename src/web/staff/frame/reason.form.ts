import { z } from 'zod';
import { lines } from '../../forms/texts.js';

/** The form of a deed that needs a reason. */
export const reasonForm = z.strictObject({ reason: lines(1_000) });

/** The form of a deed that says all by its button. A reason typed for another button is left unread. */
export const bareForm = z.strictObject({ reason: z.string().optional() });
