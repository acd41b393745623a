import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { CoverLack } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { history } from '../platform/states/index.js';
import { isPartyOf } from '../projects/index.js';
import { EverythingIsRefunded, RefundDecided, RefundNotFound, RefundParty, RefundSamePerson } from './refund.errors.js';
import { RefundFacts } from './refund-facts.js';
import { RefundsRepository } from './refunds.repository.js';
import { SetAside } from './set-aside.js';

export interface RefundVerdict {
  readonly to: 'requested' | 'rejected';
  readonly text?: string | undefined;
}

/** The second pair of eyes on a large refund: another person of finance lets it go, or the money stays. */
@Injectable()
export class DecideRefund {
  constructor(
    private readonly database: Database,
    private readonly facts: RefundFacts,
    private readonly refunds: RefundsRepository,
    private readonly setAside: SetAside,
    private readonly coverLack: CoverLack,
    private readonly audit: Audit,
  ) {}

  /**
   * @throws RefundNotFound, RefundDecided, RefundSamePerson, RefundParty, RoleMissing, RoleTooYoung;
   *   EverythingIsRefunded for a rejection that would keep what goes back anyhow
   */
  async execute(id: string, verdict: RefundVerdict, caller: Caller): Promise<void> {
    const [row] = await this.refunds.campaignsOf({ ids: [id], providerIds: [] });
    if (!row) throw new RefundNotFound();
    await this.database.inTransaction((tx) => this.decide(tx, { id, campaignId: row.campaignId }, verdict, caller));
  }

  private async decide(tx: Tx, about: { id: string; campaignId: string }, { to, text }: RefundVerdict, caller: Caller) {
    const { id, campaignId } = about;
    const { locked, project } = await this.facts.holdForFinance(tx, campaignId, caller);
    const { now: at } = locked;
    const [refund] = await this.refunds.lock(tx, [id]);
    if (refund?.state !== 'proposed') throw new RefundDecided();
    if (to === 'requested') {
      if (refund.orderedBy === caller.userId) throw new RefundSamePerson();
      if (isPartyOf(project, caller)) throw new RefundParty();
      await this.facts.assertSeasoned(tx, caller);
    } else if (locked.campaign.state === 'refunding' && !(await this.coverLack.hasLeft(tx, campaignId))) {
      throw new EverythingIsRefunded();
    }
    await this.refunds.decide(tx, id, to, caller.userId);
    const step = {
      from: 'proposed',
      to,
      at,
      actorId: caller.userId,
      reason: to === 'requested' ? 'approved' : 'rejected',
    };
    await history.record(tx, [{ entity: 'refund', entityId: id, ...step }]);
    const waits =
      to === 'requested' && (await this.coverLack.takeBack(tx, { campaign: locked.campaign, causeId: id, at }));
    if (to === 'requested' && !waits) await this.refunds.due(tx, id, at);
    if (to === 'rejected') await this.setAside.back(tx, locked, refund);
    const action = `refund.${step.reason}`;
    await this.audit.record(tx, [{ caller, action, text, subject: 'refund', subjectId: id, details: { campaignId } }]);
  }
}
