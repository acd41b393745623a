import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';

/** A payout of a connected account to its bank. */
interface Carrying {
  readonly accountId: string;
  readonly bankPayoutId: string;
  readonly createdAt: Date;
}

/** Which payout to the recipient's bank carried a line. */
@Injectable()
export class BankArrivalsRepository {
  /** Every line that was on the account before the provider made this payout, and that no earlier one carried. */
  async name(tx: Tx, { accountId, bankPayoutId, createdAt }: Carrying): Promise<void> {
    await rows(
      tx,
      `update payout_lines set bank_payout_id = $2
       where provider_account_id = $1 and state = 'sent' and bank_payout_id is null and sent_at <= $3`,
      [accountId, bankPayoutId, createdAt],
    );
  }

  /** The money is at the bank. Answers the lines of which that is new. */
  async arrived(
    tx: Tx,
    { accountId, bankPayoutId }: Pick<Carrying, 'accountId' | 'bankPayoutId'>,
    at: Date,
  ): Promise<{ lineId: string; payoutId: string; campaignId: string }[]> {
    return rows(
      tx,
      `update payout_lines l set bank_arrived_at = $3 from payouts o
       where o.id = l.payout_id and l.provider_account_id = $1 and l.bank_payout_id = $2 and l.bank_arrived_at is null
       returning l.id as "lineId", o.id as "payoutId", o.campaign_id as "campaignId"`,
      [accountId, bankPayoutId, at],
    );
  }

  /** The bank sent it back: the money is on the account again, for another payout to carry. */
  async returned(tx: Tx, { accountId, bankPayoutId }: Pick<Carrying, 'accountId' | 'bankPayoutId'>): Promise<void> {
    await rows(
      tx,
      `update payout_lines set bank_payout_id = null, bank_arrived_at = null
       where provider_account_id = $1 and bank_payout_id = $2`,
      [accountId, bankPayoutId],
    );
  }
}
