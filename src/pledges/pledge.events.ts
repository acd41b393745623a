import { defineEvent } from '../platform/outbox/index.js';

type AboutPledge = { pledgeId: string; campaignId: string };

export const pledgeMade = defineEvent<AboutPledge>('pledge.made');
export const pledgeActivated = defineEvent<AboutPledge>('pledge.activated');
/** `at` (ISO, business time) tells one change from the next. */
export const pledgeChanged = defineEvent<AboutPledge & { at: string }>('pledge.changed');
/** It will never be charged; its reward's stock is free again. */
export const pledgeCancelled = defineEvent<AboutPledge>('pledge.cancelled');
export const pledgeExpired = defineEvent<AboutPledge>('pledge.expired');
export const pledgeReleased = defineEvent<AboutPledge>('pledge.released');
/** A card was saved that replaces another, or for a pledge that had ended: there is one that nothing needs. */
export const pledgeCardUnneeded = defineEvent<AboutPledge>('pledge.card_unneeded');
/** A new card was saved for a pledge whose charge did not go through: try it at once. */
export const pledgeCardReplaced = defineEvent<AboutPledge>('pledge.card_replaced');
