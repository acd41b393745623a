import { defineEvent } from '../platform/outbox/index.js';

/** A pledge was charged, its campaign has succeeded, and a required question of its rewards is not answered. */
export const answersWanted = defineEvent<{ pledgeId: string; campaignId: string }>('delivery.answers_wanted');

/** Rewards of a pledge were sent for the first time, together. */
export const rewardsSent = defineEvent<{ pledgeId: string; campaignId: string; deliveryIds: readonly string[] }>(
  'delivery.sent',
);
