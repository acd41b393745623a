import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock } from '../../campaigns/index.js';
import { Ledger } from '../../ledger/index.js';
import { Payments, type PaymentView, type ProviderDispute } from '../../payments/index.js';
import { type Tx } from '../../platform/database/index.js';
import { RefundFacts } from '../refund-facts.js';
import { DisputeWaits } from './dispute.errors.js';

/** What a dispute is recorded on, under the campaign's lock. */
export interface HeldCharge {
  readonly locked: CampaignUnderLock;
  readonly payment: PaymentView;
  /** It came for a pledge that was no longer open. */
  readonly isUnexpected: boolean;
}

/** Finds the charge that a dispute is about. */
@Injectable()
export class DisputedCharges {
  constructor(
    private readonly facts: RefundFacts,
    private readonly payments: Payments,
    private readonly ledger: Ledger,
  ) {}

  /** Null when it is not ours. */
  async find({ paymentId }: ProviderDispute): Promise<PaymentView | null> {
    return paymentId === null ? null : this.payments.ofProvider(paymentId);
  }

  /** @throws DisputeWaits while the charge, or what became of it, is not in our books */
  async hold(tx: Tx, { pledgeId, campaignId, itemId }: PaymentView, { id }: ProviderDispute): Promise<HeldCharge> {
    const { locked, pledgeState } = await this.facts.holdPledge(tx, campaignId, pledgeId);
    const payment = await this.payments.ofPledge(tx, pledgeId);
    if (payment?.state !== 'succeeded') throw new DisputeWaits(id, 'its charge');
    if (pledgeState === 'collected') return { locked, payment, isUnexpected: false };
    const apart = await this.ledger.postings(tx, `unexpected-receipt-${itemId}`);
    if (apart.length === 0) throw new DisputeWaits(id, 'the result of its charge');
    return { locked, payment, isUnexpected: true };
  }
}
