import { Injectable } from '@nestjs/common';
import { VoidPayout } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { MakeRefund } from './make-refund.js';
import { RefundNotFailed, RefundNotFound, RefundTooLarge } from './refund.errors.js';
import { RefundFacts } from './refund-facts.js';
import { RefundsRepository } from './refunds.repository.js';

/** Makes a failed refund anew, as a row of its own: the failed one stays as it is, and the campaign waits for the new one. */
@Injectable()
export class RetryRefund {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly facts: RefundFacts,
    private readonly refunds: RefundsRepository,
    private readonly voidPayout: VoidPayout,
    private readonly makeRefund: MakeRefund,
  ) {}

  /**
   * Answers the new refund's id.
   *
   * @throws RefundNotFound, RoleMissing, RefundNotFailed, RefundRetried, RefundTooLarge, ChargeDisputed, PayoutUnderWay
   */
  async execute(id: string, text: string | undefined, caller: Caller): Promise<string> {
    const [row] = await this.refunds.campaignsOf({ ids: [id], providerIds: [] });
    if (!row) throw new RefundNotFound();
    const about = { id, campaignId: row.campaignId };
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, () => this.retry(tx, about, text, caller)),
    );
  }

  private async retry(
    tx: Tx,
    { id, campaignId }: { id: string; campaignId: string },
    text: string | undefined,
    caller: Caller,
  ) {
    const { locked } = await this.facts.holdForFinance(tx, campaignId, caller);
    const [failed] = await this.refunds.lock(tx, [id]);
    if (failed?.state !== 'failed') throw new RefundNotFailed();
    const payment = await this.facts.paymentOf(tx, failed.pledgeId);
    await this.facts.assertUndisputed(tx, payment);
    const left = await this.facts.left(tx, payment);
    if (failed.amount > left.amount || failed.tip > left.tip)
      throw new RefundTooLarge({ extra: { left: left.amount.toString() } });
    const { cause, amount, tip, providerFee } = failed;
    if (cause !== 'unexpected_receipt') {
      await this.voidPayout.execute(tx, { campaignId, caller, at: locked.now, reason: 'refund ordered' });
    }
    return this.makeRefund.execute(tx, locked, { payment, cause, amount, tip, providerFee, retryOf: id, caller, text });
  }
}
