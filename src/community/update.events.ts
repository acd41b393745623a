import { defineEvent } from '../platform/outbox/index.js';

/** For all to see, or for backers only. */
export const updatePublished = defineEvent<{ updateId: string }>('update.published');

/** A follower is to be told of an update that everyone may read. */
export const followerToTellUpdate = defineEvent<{ updateId: string; followId: string }>('update.follower_to_tell');

/** A backer is to be told of an update. */
export const backerToTellUpdate = defineEvent<{ updateId: string; pledgeId: string }>('update.backer_to_tell');
