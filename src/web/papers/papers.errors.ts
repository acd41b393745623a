import { problem } from '../../platform/http/index.js';

export class NoReceiptYet extends problem(
  'conflict',
  'no-receipt-yet',
  'Nothing has been charged for this pledge, so there is no receipt. It can be had once the charge went through.',
) {}
