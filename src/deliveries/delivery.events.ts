import { defineEvent } from '../platform/outbox/index.js';

/** Rewards of a pledge were sent for the first time, together. */
export const rewardsSent = defineEvent<{ pledgeId: string; campaignId: string; deliveryIds: readonly string[] }>(
  'delivery.sent',
);
