import { defineEvent } from '../platform/outbox/index.js';

/** Write to `deputyEmail` of the project that its owner asks them to be deputy. */
export const deputyInvited = defineEvent<{ projectId: string }>('project.deputy_invited');

export const deputyAccepted = defineEvent<{ projectId: string; deputyId: string }>('project.deputy_accepted');

export const recipientMoved = defineEvent<{ recipientId: string; userId: string; to: string }>('recipient.moved');
