import { Injectable } from '@nestjs/common';
import { ProviderBusy, ProviderRefused, ProviderUnknownOutcome } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { systemCaller } from '../platform/http/index.js';
import { history } from '../platform/states/index.js';
import { DecidePayout } from './decide-payout.js';
import { payoutVoided } from './payout.events.js';
import { PayoutFacts } from './payout-facts.js';
import { PayoutSendingsRepository } from './payout-sendings.repository.js';
import { type LineRow, type PayoutRow, PayoutsRepository } from './payouts.repository.js';
import { RecordRecipientAccount } from './record-recipient-account.js';
import { askAgainAfterMs, judgeSending, looksFirst, type Withdrawal } from './sending.rules.js';

/** A line that this worker has for as long as its lease, counted as tried: the intent is committed. */
export interface BegunLine {
  readonly line: LineRow;
  readonly campaignId: string;
  readonly looksFirst: boolean;
  /** False when it must only be looked for: the campaign does not pay now, payouts are blocked, or it is withdrawn. */
  readonly sends: boolean;
  /** Why it is given up if it has not left. */
  readonly withdrawal: Withdrawal | undefined;
}

/** The intent of sending a line: everything that was approved is checked once more under the locks. */
@Injectable()
export class BeginSending {
  constructor(
    private readonly database: Database,
    private readonly facts: PayoutFacts,
    private readonly repository: PayoutsRepository,
    private readonly sendings: PayoutSendingsRepository,
    private readonly decide: DecidePayout,
    private readonly recordAccount: RecordRecipientAccount,
  ) {}

  /** Undefined when another worker has it, it waits for something else, or the payout became void. */
  async execute(lineId: string): Promise<BegunLine | undefined> {
    const known = await this.repository.findLine(lineId);
    const payout = known && (await this.repository.find(known.payoutId));
    if (!payout || !(await this.isAsked(known))) return undefined;
    return this.database.inTransaction((tx) => this.begin(tx, payout, lineId));
  }

  /**
   * Whether the provider told how the account is now, in case a webhook was lost: which bank account is behind it above
   * all. One that the provider does not know is for the transfer to be refused.
   */
  private async isAsked({ id, tries, providerAccountId }: LineRow): Promise<boolean> {
    try {
      await this.recordAccount.execute(providerAccountId);
    } catch (error) {
      if (error instanceof ProviderRefused) return true;
      if (!(error instanceof ProviderBusy) && !(error instanceof ProviderUnknownOutcome)) throw error;
      const afterMs = error instanceof ProviderBusy ? error.retryAfterMs : askAgainAfterMs(tries);
      await this.database.inTransaction((tx) => this.sendings.postpone(tx, id, afterMs));
      return false;
    }
    return true;
  }

  private async begin(tx: Tx, { id, campaignId }: PayoutRow, lineId: string): Promise<BegunLine | undefined> {
    const held = await this.facts.hold(tx, campaignId);
    const { campaign, recipient, now } = held;
    const payout = await this.repository.lock(tx, id);
    const line = await this.sendings.lockClaimable(tx, lineId);
    if (!line || payout.state !== 'approved') return undefined;
    const { funds, debt } = await this.facts.sums.left(held, tx);
    const blocked = (await this.repository.blockedBy(campaignId, tx)).length > 0;
    const verdict = judgeSending({ line, campaignState: campaign.state, recipient, funds: funds - debt, blocked, now });
    if (verdict.is === 'wait') return undefined;
    if (verdict.is === 'void') {
      const news = payoutVoided({ payoutId: id, campaignId });
      const caller = systemCaller('payouts.send');
      await this.decide.execute(tx, { payout, to: 'void', caller, at: now, reason: verdict.reason, news });
      return undefined;
    }
    const begun = await this.sendings.begin(tx, lineId, verdict.is === 'send');
    if (line.state === 'approved') {
      const step = { from: 'approved', to: 'sending', at: now, actorId: null, reason: 'due' };
      await history.record(tx, [{ entity: 'payout_line', entityId: lineId, ...step }]);
    }
    const first = looksFirst({ tries: begun.tries, approvedAt: payout.decidedAt ?? payout.preparedAt, now });
    return {
      line: begun,
      campaignId,
      looksFirst: first,
      sends: verdict.is === 'send',
      withdrawal: verdict.is === 'withdraw' ? verdict.because : undefined,
    };
  }
}
