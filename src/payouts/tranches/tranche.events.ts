import { defineEvent } from '../../platform/outbox/index.js';
import { type TrancheState } from './tranche.state.js';

/** A tranche took a step; `at` tells one refusal from the next. */
export const trancheMoved = defineEvent<{
  trancheId: string;
  campaignId: string;
  from: TrancheState;
  to: TrancheState;
  at: string;
}>('tranche.moved');
