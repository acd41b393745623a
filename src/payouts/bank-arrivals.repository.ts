import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';

/** A payout of a connected account to its bank. */
interface Carrying {
  readonly accountId: string;
  readonly bankPayoutId: string;
  readonly createdAt: Date;
}

/** Which payout to the recipient's bank carried a line. */
@Injectable()
export class BankArrivalsRepository {
  constructor(private readonly database: Database) {}

  /**
   * The accounts of which news matter: a payout to them is under way, or their onboarding is not through. `since` is when
   * the first line was sent that is not at the bank, or has been for so short a time that the bank may send it back; null
   * when there is none.
   */
  async accountsToAsk(): Promise<{ accountId: string; since: Date | null }[]> {
    return this.database.read(
      `select account as "accountId", min(since) as since from (
         select provider_account_id as account, sent_at as since from payout_lines
         where state in ('prepared', 'approved', 'sending')
            or state = 'sent' and (bank_arrived_at is null or bank_arrived_at > tally_now() - interval '10 days')
         union all
         select provider_account_id, null from recipients
         where provider_account_id is not null and transfers <> 'active') a
       group by account order by account`,
      [],
    );
  }

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
