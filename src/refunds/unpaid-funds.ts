import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Reserves } from '../payouts/index.js';
import { type Tx } from '../platform/database/index.js';

/** Of what is unpaid: with the reserve when nothing more is paid out, without it when it stays the creator's. */
interface Which {
  readonly withReserve: boolean;
}

/** The money of a campaign that was not paid out. The campaign's lock is held; sums in minor units. */
@Injectable()
export class UnpaidFunds {
  constructor(
    private readonly ledger: Ledger,
    private readonly reserves: Reserves,
  ) {}

  /** What can go back once the provider's fees are covered; negative when they are more. */
  async left(tx: Tx, { campaign: { id, currency } }: CampaignUnderLock, { withReserve }: Which): Promise<bigint> {
    const funds = await this.ledger.balance(accounts.campaignFunds(id), currency, tx);
    const reserve = withReserve ? await this.ledger.balance(accounts.campaignReserve(id), currency, tx) : 0n;
    return funds + reserve - (await this.feesDue(tx, id, currency));
  }

  /** No payout will cover the provider's fees any more: they are the campaign's, and taken before anything goes back. */
  async gather(tx: Tx, { campaign, now: at }: CampaignUnderLock, runId: string, { withReserve }: Which): Promise<void> {
    const { id, currency } = campaign;
    const reserve = withReserve ? await this.ledger.balance(accounts.campaignReserve(id), currency, tx) : 0n;
    await this.reserves.draw(tx, { campaign, at }, runId, reserve);
    const [from, to] = [accounts.campaignFunds(id), accounts.campaignFeesDue(id)];
    const funds = await this.ledger.balance(from, currency, tx);
    const feesDue = await this.feesDue(tx, id, currency);
    const postings = [{ from, to, amount: feesDue < funds ? feesDue : funds }];
    await this.ledger.post(tx, [{ reference: `processing-fees-${runId}`, currency, at, postings }]);
  }

  private async feesDue(tx: Tx, id: string, currency: string): Promise<bigint> {
    const uncovered = -(await this.ledger.balance(accounts.campaignFeesDue(id), currency, tx));
    return uncovered > 0n ? uncovered : 0n;
  }
}
