import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type CampaignSummary } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { birth, history } from '../platform/states/index.js';
import { payoutPrepared } from './payout.events.js';
import { type PayoutRow } from './payouts.repository.js';

interface Prepared {
  readonly payoutId: string;
  readonly lineId: string;
  readonly campaign: Pick<CampaignSummary, 'id' | 'currency'>;
  readonly at: Date;
  /** What the campaign's funds cover of the provider's fees; minor units. */
  readonly feesDue: bigint;
  readonly caller: Caller;
}

/** What preparing leaves behind: the covered fees, history, audit and news; and what is taken back when nothing is sent. */
@Injectable()
export class PayoutRecords {
  constructor(
    private readonly ledger: Ledger,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async prepared(tx: Tx, { payoutId, lineId, campaign, at, feesDue, caller }: Prepared): Promise<void> {
    const { id: campaignId, currency } = campaign;
    const [from, to] = [accounts.campaignFunds(campaignId), accounts.campaignFeesDue(campaignId)];
    const postings = [{ from, to, amount: feesDue }];
    await this.ledger.post(tx, [{ reference: `processing-fees-${payoutId}`, currency, at, postings }]);
    const step = { from: birth, to: 'prepared', at, actorId: caller.userId, reason: 'prepared' };
    await history.record(tx, [
      { entity: 'payout', entityId: payoutId, ...step },
      { entity: 'payout_line', entityId: lineId, ...step },
    ]);
    const subject = { subject: 'payout', subjectId: payoutId, details: { campaignId } };
    await this.audit.record(tx, [{ caller, action: 'payout.prepared', ...subject }]);
    await this.outbox.emit(tx, [payoutPrepared({ payoutId, campaignId })]);
  }

  /** Nothing of it was sent: the fees are due again, and the campaign's funds are whole for the next payout or a refund. */
  async uncover(tx: Tx, { id, campaignId, currency, feesCovered: amount }: PayoutRow, at: Date): Promise<void> {
    const [from, to] = [accounts.campaignFeesDue(campaignId), accounts.campaignFunds(campaignId)];
    const reference = `processing-fees-back-${id}`;
    await this.ledger.post(tx, [{ reference, currency, at, postings: [{ from, to, amount }] }]);
  }
}
