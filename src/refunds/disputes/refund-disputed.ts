import { Injectable } from '@nestjs/common';
import { Payments } from '../../payments/index.js';
import { RequestRefunds } from '../request-refunds.js';
import { ReturnRest } from '../return-rest.js';
import { DisputeList } from './dispute-list.js';

/** A bank has decided: what could not be sent back while it was disputed is asked for again, if it has to go back. */
@Injectable()
export class RefundDisputed {
  constructor(
    private readonly list: DisputeList,
    private readonly payments: Payments,
    private readonly requestRefunds: RequestRefunds,
    private readonly returnRest: ReturnRest,
  ) {}

  /** Harmless when repeated, or when nothing has to go back. */
  async execute(disputeId: string): Promise<void> {
    const { campaignId, pledgeId, isUnexpected } = await this.list.placeOf(disputeId);
    if (isUnexpected) {
      const payment = await this.payments.ofPledge(null, pledgeId);
      if (payment) await this.requestRefunds.unexpected(campaignId, [payment.itemId]);
      return;
    }
    await this.requestRefunds.everything(campaignId);
    await this.returnRest.execute(campaignId);
  }
}
