import { defineEvent } from '../../platform/outbox/index.js';
import { type RetentionState } from './retention.state.js';

/** Money of a campaign has been with us for long, or something was decided about it; `at` tells one proposal from the next. */
export const retentionMoved = defineEvent<{
  retentionId: string;
  campaignId: string;
  from: RetentionState;
  to: RetentionState;
  at: string;
}>('retention.moved');
