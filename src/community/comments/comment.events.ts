import { defineEvent } from '../../platform/outbox/index.js';

/** A question or comment stands on a campaign. */
export const commentWritten = defineEvent<{ commentId: string }>('comment.written');

/** Its people have answered one. */
export const commentAnswered = defineEvent<{ answerId: string }>('comment.answered');
