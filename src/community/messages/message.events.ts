import { defineEvent } from '../../platform/outbox/index.js';

/** The people of a campaign have written to its backers. */
export const messageSent = defineEvent<{ messageId: string }>('backer_message.sent');

/** A backer is to get a message. */
export const backerToTellMessage = defineEvent<{ messageId: string; pledgeId: string }>('backer_message.to_tell');
