import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type CampaignUnderLock } from '../campaigns/index.js';
import { type PaymentView } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { birth, history } from '../platform/states/index.js';
import { needsTwo, type Part } from './ordering.rules.js';
import { type RefundCause } from './refund.state.js';
import { RefundsRepository } from './refunds.repository.js';
import { SetAside } from './set-aside.js';

export interface Ordered extends Part {
  readonly payment: Pick<PaymentView, 'id' | 'campaignId' | 'pledgeId' | 'currency'>;
  readonly cause: RefundCause;
  readonly providerFee: bigint;
  /** The failed refund that it makes anew. */
  readonly retryOf: string | null;
  /** The refunding of everybody that it is part of: two people have decided it. */
  readonly run?: { readonly id: string; readonly decidedBy: string | null };
  readonly caller: Caller;
  /** For the audit trail. */
  readonly text?: string | undefined;
}

/** One refund that somebody decided on: written down, set aside, and due, unless it waits for a second person or a transfer. */
@Injectable()
export class MakeRefund {
  constructor(
    private readonly refunds: RefundsRepository,
    private readonly setAside: SetAside,
    private readonly audit: Audit,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The campaign's lock is held, and its open payout void. Answers the refund's id. @throws RefundTooLarge, RefundRetried */
  async execute(tx: Tx, locked: CampaignUnderLock, ordered: Ordered): Promise<string> {
    const { payment, cause, caller, amount, tip, providerFee, retryOf, run, text } = ordered;
    const { id: paymentId, campaignId, pledgeId, currency } = payment;
    const { now: at } = locked;
    // What is made anew or belongs to a run was decided by two people before.
    const isProposed = retryOf === null && !run && needsTwo(ordered, currency, this.settings.REFUND_SECOND_PERSON_FROM);
    const state = isProposed ? 'proposed' : 'requested';
    const about = { campaignId, pledgeId, paymentId, amount, tip, currency };
    const by = { orderedBy: caller.userId, decidedBy: run?.decidedBy ?? null, runId: run?.id ?? null };
    const row = { ...about, cause, state, ...by, providerFee, retryOf, at } as const;
    const refund = await this.refunds.make(tx, row);
    const step = { from: birth, to: state, at, actorId: caller.userId, reason: cause };
    await history.record(tx, [{ entity: 'refund', entityId: refund.id, ...step }]);
    const isUnexpected = cause === 'unexpected_receipt';
    const waits = !isUnexpected && (await this.setAside.one(tx, locked, refund, !isProposed));
    if (!isProposed && !waits) await this.refunds.due(tx, refund.id, at);
    // The decision about a run has its own row.
    if (run) return refund.id;
    const action = isProposed ? 'refund.proposed' : retryOf === null ? 'refund.ordered' : 'refund.retried';
    const details = { campaignId, pledgeId, cause, amount: (amount + tip).toString() };
    await this.audit.record(tx, [{ caller, action, text, subject: 'refund', subjectId: refund.id, details }]);
    return refund.id;
  }
}
