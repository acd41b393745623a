import { z } from 'zod';
import { deliveryStates } from '../../deliveries/index.js';
import { isUuid } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { isLink, optionalLine } from '../forms/texts.js';
import { deliveriesWords } from './deliveries.words.js';

/** How many lines a page of the board has, so that all of them may be ticked at once. */
export const onPage = 50;

/** A line of the board as its box carries it. */
export const lineValue = ({ pledgeId, rewardId }: { pledgeId: string; rewardId: string }): string =>
  `${pledgeId}:${rewardId}`;

const lineIn = (value: string) => {
  const [pledgeId = '', rewardId = ''] = value.split(':');
  return isUuid(pledgeId) && isUuid(rewardId) ? [{ pledgeId, rewardId }] : [];
};

const orNull = (text: string): string | null => text || null;
const carrier = optionalLine(60).transform(orNull);

export const markForm = (locale: Locale) =>
  z.strictObject({
    lines: z
      .union([z.string(), z.array(z.string()).max(onPage)])
      .optional()
      .transform((values = []) => [values].flat().flatMap(lineIn))
      .refine((lines) => lines.length > 0, { message: deliveriesWords[locale].tickOne }),
    to: z.enum(deliveryStates),
    carrier,
    tracking: optionalLine(2_048)
      .refine((url) => url === '' || isLink(url), { message: deliveriesWords[locale].noLink })
      .transform(orNull),
  });

export const markAllForm = z.strictObject({
  reward: z.uuid(),
  to: z.enum(deliveryStates),
  carrier,
});

export const lockForm = z.strictObject({ answers: z.enum(['locked', 'open']) });
