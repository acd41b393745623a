import { problem } from '../../platform/http/index.js';

export class NoRightOfWithdrawal extends problem(
  'conflict',
  'no-right-of-withdrawal',
  'The law gives no right of withdrawal for this pledge, or its period is over. Until the deadline a pledge can be cancelled.',
) {}
