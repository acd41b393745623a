import { z } from 'zod';
import { orderedRunCauses } from '../../../refunds/index.js';
import { lines } from '../../forms/texts.js';

export const orderRunForm = z.strictObject({
  key: z.uuid(),
  cause: z.enum(orderedRunCauses),
  reason: lines(1_000),
});
