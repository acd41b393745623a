import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Payments } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { birth, history } from '../platform/states/index.js';
import { isPartyOf } from '../projects/index.js';
import { RefundFeeNotKnown, RefundParty } from './refund.errors.js';
import { RefundFacts } from './refund-facts.js';
import { type OrderedRunCause } from './refund-run.state.js';
import { RefundRunsRepository } from './refund-runs.repository.js';

/** Proposes that everybody of a campaign is refunded. Nothing is asked back before a second person agrees. */
@Injectable()
export class OrderRun {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly facts: RefundFacts,
    private readonly payments: Payments,
    private readonly runs: RefundRunsRepository,
    private readonly audit: Audit,
  ) {}

  /** Answers the run's id. @throws CampaignNotFound, RoleMissing, RefundParty, RefundFeeNotKnown, RefundRunOpen */
  async execute(campaignId: string, order: { cause: OrderedRunCause; reason?: string | undefined }, caller: Caller) {
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, () => this.order(tx, campaignId, order, caller)),
    );
  }

  private async order(
    tx: Tx,
    campaignId: string,
    order: { cause: OrderedRunCause; reason?: string | undefined },
    caller: Caller,
  ) {
    const { locked, project } = await this.facts.holdForFinance(tx, campaignId, caller);
    if (isPartyOf(project, caller)) throw new RefundParty();
    const { cause, reason: text } = order;
    if (cause === 'platform' && (await this.payments.feesUnknown(tx, campaignId)) > 0) throw new RefundFeeNotKnown();
    const orderedAt = locked.now;
    const id = await this.runs.insert(tx, { campaignId, cause, orderedBy: caller.userId ?? '', orderedAt });
    const step = { from: birth, to: 'proposed', at: orderedAt, actorId: caller.userId, reason: cause };
    await history.record(tx, [{ entity: 'refund_run', entityId: id, ...step }]);
    const about = { subject: 'refund_run', subjectId: id, details: { campaignId, cause } };
    await this.audit.record(tx, [{ caller, action: 'refund-run.proposed', text, ...about }]);
    return id;
  }
}
