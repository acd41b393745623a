import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox, type OutboxEvent } from '../platform/outbox/index.js';

/** What somebody decided about a campaign. */
export interface CampaignDecision {
  /** 'campaign.suspended' and the like. */
  readonly action: string;
  readonly campaignId: string;
  /** Ids and codes only. */
  readonly details?: Readonly<Record<string, string | number | null>>;
  /** The words it was given with. */
  readonly text?: string | undefined;
}

/** Writes a decision into the audit trail and tells those who wait for it, in the transaction that makes it true. */
@Injectable()
export class CampaignNews {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async decided(tx: Tx, caller: Caller, decision: CampaignDecision, event?: OutboxEvent): Promise<void> {
    const { action, campaignId, details = {}, text } = decision;
    await this.audit.record(tx, [{ caller, action, subject: 'campaign', subjectId: campaignId, details, text }]);
    if (event) await this.outbox.emit(tx, [event]);
  }

  async happened(tx: Tx, event: OutboxEvent): Promise<void> {
    await this.outbox.emit(tx, [event]);
  }
}
