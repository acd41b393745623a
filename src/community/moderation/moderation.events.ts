import { defineEvent } from '../../platform/outbox/index.js';

/** Somebody reported something. */
export const reportMade = defineEvent<{ reportId: string }>('moderation.report_made');

/** Something was decided about what was reported, for the first time or on an objection. */
export const subjectDecided = defineEvent<{ decisionId: string }>('moderation.subject_decided');

/** An objection was decided by another person. */
export const objectionDecided = defineEvent<{ objectionId: string }>('moderation.objection_decided');
