import { defineEvent } from '../platform/outbox/index.js';

/** Somebody asked for letters to an address, which has to confirm. `at` is an ISO instant and tells one asking from the next. */
export const followAsked = defineEvent<{ followId: string; at: string }>('follow.asked');

/** A follower is to be told that a campaign of the project has opened. */
export const followerToTellOpening = defineEvent<{ followId: string; campaignId: string }>('follow.opening_to_tell');
