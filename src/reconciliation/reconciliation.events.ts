import { defineEvent } from '../platform/outbox/index.js';

/** Nothing is paid out any more, to anybody, until somebody has found out why. `subject` is a check or a currency. */
export const payoutsHalted = defineEvent<{ blockId: string; cause: 'check' | 'coverage'; subject: string }>(
  'payouts.halted',
);
