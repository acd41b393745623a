import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';

/** The SQL on the platform's fee that was returned. */
@Injectable()
export class SharesRepository {
  /** What was returned of the fee of a round, for refunds, lost disputes, and what had gone back before it was settled. */
  async ofRound(tx: Tx, campaignId: string, round: number): Promise<{ fee: bigint; vat: bigint }> {
    const [row] = await rows<{ fee: string; vat: string }>(
      tx,
      `select coalesce(sum(case 'platform:fees' when l.from_account then l.amount when l.to_account then -l.amount end), 0) as fee,
         coalesce(sum(case 'platform:vat' when l.from_account then l.amount when l.to_account then -l.amount end), 0) as vat
       from fee_shares s join ledger_postings l on l.transaction_id = s.transaction_id
       where s.campaign_id = $1 and s.round = $2`,
      [campaignId, round],
    );
    return { fee: BigInt(row?.fee ?? 0), vat: BigInt(row?.vat ?? 0) };
  }
}
