import { problem } from '../../platform/http/index.js';

/** Something of the charge is still on its way into our books, or out of them: the dispute is recorded after it. */
export class DisputeWaits extends Error {
  constructor(dispute: string, forWhat: string) {
    super(`Dispute ${dispute} waits for ${forWhat}`);
    this.name = 'DisputeWaits';
  }
}

export class ChargeDisputed extends problem(
  'conflict',
  'charge-disputed',
  'The backer’s bank has taken this charge back, so it cannot be refunded as well. Answer the dispute at the provider and wait for its end: if it is won, the refund can be ordered then; if it is lost, the backer has the money.',
) {}
