import { defineEvent } from '../../platform/outbox/index.js';

/** Its backer has withdrawn by law, at this instant (ISO, business time): confirm it. */
export const pledgeWithdrawn = defineEvent<{ pledgeId: string; campaignId: string; at: string; isCharged: boolean }>(
  'pledge.withdrawn',
);
