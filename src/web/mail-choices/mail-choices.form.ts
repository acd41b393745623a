import { z } from 'zod';
import { mailTopics } from '../../notifications/index.js';

/** Of a letter's foot. */
const token = z.string().min(1).max(100);

/** The address that switches a topic off, and the form that does it. */
export const wayOut = z.object({ topic: z.enum(mailTopics), token });

export const reader = z.object({ token });

/** Boxes that are ticked: one name gives a text, several a list, none nothing. */
export const choices = z.object({
  wanted: z.preprocess((value) => [value ?? []].flat(), z.array(z.enum(mailTopics)).max(mailTopics.length)),
});
