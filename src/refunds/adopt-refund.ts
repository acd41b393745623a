import { Injectable, Logger } from '@nestjs/common';
import { Payments, type PaymentView, type ProviderRefund } from '../payments/index.js';
import { PayoutUnderWay, VoidPayout } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { systemCaller } from '../platform/http/index.js';
import { birth, history } from '../platform/states/index.js';
import { partOfSum } from './ordering.rules.js';
import { RefundFacts } from './refund-facts.js';
import { RefundsRepository } from './refunds.repository.js';
import { SetAside } from './set-aside.js';

/**
 * A refund of a charge of ours that nobody asked for here, made at the provider: it gets a row, so that it is booked like
 * every other, and what the funds lack for it is covered in the same way.
 */
@Injectable()
export class AdoptRefund {
  private readonly logger = new Logger(AdoptRefund.name);

  constructor(
    private readonly database: Database,
    private readonly facts: RefundFacts,
    private readonly payments: Payments,
    private readonly refunds: RefundsRepository,
    private readonly setAside: SetAside,
    private readonly voidPayout: VoidPayout,
  ) {}

  /** Does nothing for a charge that is not ours, and nothing the second time. What exceeds the charge stays for reconciliation. */
  async execute(word: ProviderRefund): Promise<void> {
    const payment = word.paymentId === null ? null : await this.payments.ofProvider(word.paymentId);
    if (payment?.state === 'succeeded') await this.database.inTransaction((tx) => this.adopt(tx, payment, word));
  }

  private async adopt(tx: Tx, payment: PaymentView, word: ProviderRefund): Promise<void> {
    const { id: paymentId, campaignId, pledgeId, currency } = payment;
    const { locked, pledgeState } = await this.facts.holdPledge(tx, campaignId, pledgeId);
    const isCollected = pledgeState === 'collected';
    if (await this.refunds.isKnown(tx, word.id)) return;
    const part = word.currency === currency ? partOfSum(word.amount, await this.facts.left(tx, payment)) : null;
    if (!part) {
      return this.logger.error({ message: 'a refund made at the provider is more than is left', refund: word.id });
    }
    const { now: at } = locked;
    const caller = systemCaller('refunds.adopt');
    // A line that is on its way is followed to its end; what it takes is not there for this refund.
    await this.voidPayout
      .execute(tx, { campaignId, caller, at, reason: 'refund at the provider' })
      .catch((error: unknown) => {
        if (!(error instanceof PayoutUnderWay)) throw error;
      });
    const cause = isCollected ? 'provider' : 'unexpected_receipt';
    const about = { campaignId, pledgeId, paymentId, ...part, currency, providerId: word.id };
    const refund = await this.refunds.make(tx, {
      ...about,
      ...{ cause, state: 'requested', orderedBy: null, providerFee: 0n, retryOf: null, at },
    });
    const step = { from: birth, to: 'requested', at, actorId: null, reason: 'made at the provider' };
    await history.record(tx, [{ entity: 'refund', entityId: refund.id, ...step }]);
    if (isCollected) await this.setAside.one(tx, locked, refund, true);
    // It has left already: nothing is waited for, and who records it may die before.
    await this.refunds.due(tx, refund.id, at);
  }
}
