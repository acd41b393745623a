import { Injectable } from '@nestjs/common';
import { assertInSteps } from '../campaigns/index.js';
import { type MoneyJson } from '../money/index.js';
import { Payments } from '../payments/index.js';
import { VoidPayout } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { type PledgePlace } from '../pledges/index.js';
import { isPartyOf } from '../projects/index.js';
import { MakeRefund } from './make-refund.js';
import { assertMayOrder, type Part, partOf, providerFeeBorne } from './ordering.rules.js';
import { RefundCurrency, RefundFeeNotKnown } from './refund.errors.js';
import { type HeldCharge, RefundFacts } from './refund-facts.js';
import { type OrderedCause } from './refund.state.js';

export interface RefundOrder {
  /** What goes back of the pledge, without tip; all that is left when it is not given. */
  readonly amount?: MoneyJson | undefined;
  readonly cause: OrderedCause;
  readonly reason?: string | undefined;
}

/** Gives a backer money back: it is set aside at once, and sent when nothing else has to happen first. */
@Injectable()
export class OrderRefund {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly facts: RefundFacts,
    private readonly payments: Payments,
    private readonly voidPayout: VoidPayout,
    private readonly makeRefund: MakeRefund,
  ) {}

  /**
   * Answers the refund's id.
   *
   * @throws PledgeNotFound, RefundParty, RefundOfWhole, RefundCurrency, NothingToRefund, RefundTooEarly,
   *   EverythingIsRefunded, ChargeDisputed, RefundTooLarge, RefundFeeNotKnown, PayoutUnderWay,
   *   AmountBetweenSteps
   */
  async execute(pledgeId: string, order: RefundOrder, caller: Caller): Promise<string> {
    const place = await this.facts.pledge(pledgeId, caller);
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, () => this.order(tx, place, order, caller)),
    );
  }

  private async order(tx: Tx, place: PledgePlace, { amount, cause, reason }: RefundOrder, caller: Caller) {
    const held = await this.facts.hold(tx, place, caller);
    const { locked, project, payment } = held;
    const asked = amount && BigInt(amount.amount);
    assertMayOrder(cause, asked, { isParty: isPartyOf(project, caller) });
    if (amount && amount.currency !== payment.currency) throw new RefundCurrency();
    if (asked !== undefined) assertInSteps(asked, payment.currency, '/amount/amount');
    const part = partOf(asked, held.left);
    const providerFee = await this.providerFee(tx, held, cause, part);
    const about = { campaignId: locked.campaign.id, caller, at: locked.now, reason: 'refund ordered' };
    await this.voidPayout.execute(tx, about);
    return this.makeRefund.execute(tx, locked, {
      payment,
      cause,
      providerFee,
      retryOf: null,
      caller,
      text: reason,
      ...part,
    });
  }

  /** What the platform bears of it, when it was its own fault. */
  private async providerFee(tx: Tx, { payment }: HeldCharge, cause: OrderedCause, { amount }: Part): Promise<bigint> {
    if (cause !== 'platform') return 0n;
    const fee = await this.payments.feeOf(tx, payment.itemId);
    if (fee === null) throw new RefundFeeNotKnown();
    return providerFeeBorne(cause, amount, { amount: payment.amount, tip: payment.tip, fee });
  }
}
