import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type CampaignSummary } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { birth, history } from '../platform/states/index.js';
import { payoutPrepared } from './payout.events.js';
import { type Left } from './payout-sums.js';
import { type PayoutRow } from './payouts.repository.js';
import { Reserves } from './reserves.js';

interface Prepared {
  readonly payoutId: string;
  readonly lineId: string;
  readonly campaign: Pick<CampaignSummary, 'id' | 'currency'>;
  readonly at: Date;
  readonly creatorId: string;
  /** What the campaign's funds cover of the provider's fees and of the creator's debt. */
  readonly left: Pick<Left, 'feesDue' | 'debt'>;
  /** What is kept back of it. */
  readonly reserved: bigint;
  readonly caller: Caller;
}

/** What preparing leaves behind: the covered fees, history, audit and news; and what is taken back when nothing is sent. */
@Injectable()
export class PayoutRecords {
  constructor(
    private readonly ledger: Ledger,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly reserves: Reserves,
  ) {}

  async prepared(
    tx: Tx,
    { payoutId, lineId, campaign, creatorId, at, left, reserved, caller }: Prepared,
  ): Promise<void> {
    const { id: campaignId, currency } = campaign;
    const from = accounts.campaignFunds(campaignId);
    const fees = [{ from, to: accounts.campaignFeesDue(campaignId), amount: left.feesDue }];
    const debt = [{ from, to: accounts.creatorReceivable(creatorId), amount: left.debt }];
    await this.ledger.post(tx, [
      { reference: `processing-fees-${payoutId}`, currency, at, postings: fees },
      { reference: `debt-covered-${payoutId}`, currency, at, postings: debt },
    ]);
    await this.reserves.keep(tx, { campaign, at }, payoutId, reserved);
    const step = { from: birth, to: 'prepared', at, actorId: caller.userId, reason: 'prepared' };
    await history.record(tx, [
      { entity: 'payout', entityId: payoutId, ...step },
      { entity: 'payout_line', entityId: lineId, ...step },
    ]);
    const subject = { subject: 'payout', subjectId: payoutId, details: { campaignId } };
    await this.audit.record(tx, [{ caller, action: 'payout.prepared', ...subject }]);
    await this.outbox.emit(tx, [payoutPrepared({ payoutId, campaignId })]);
  }

  /** Nothing of it was sent: fees and debt are owed again, nothing is kept back, and the campaign's funds are whole for the next payout or a refund. */
  async uncover(tx: Tx, { id, campaignId, currency, reserved }: PayoutRow, at: Date): Promise<void> {
    for (const kind of ['processing-fees', 'debt-covered']) {
      await this.ledger.undo(tx, { reference: `${kind}-${id}`, as: `${kind}-back-${id}`, at });
    }
    await this.reserves.giveBack(tx, { campaign: { id: campaignId, currency }, at }, id, reserved);
  }
}
