import { Injectable } from '@nestjs/common';
import { accounts, Ledger } from '../ledger/index.js';
import { type ProviderReversal, RecordBalanceTransactions } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { Projects } from '../projects/index.js';
import { CreatorDebts } from './creator-debts.js';
import { type ReversalRow } from './transfer-reversals.repository.js';

interface Returned {
  readonly held: ReversalRow;
  readonly projectId: string;
  readonly balanceTransaction: ProviderReversal['balanceTransaction'];
  readonly at: Date;
}

/** A transfer came back: it is the campaign's again, and what its creator owes is paid from it first. */
@Injectable()
export class ReversalBooks {
  constructor(
    private readonly projects: Projects,
    private readonly ledger: Ledger,
    private readonly balanceTransactions: RecordBalanceTransactions,
    private readonly debts: CreatorDebts,
  ) {}

  async cameBack(tx: Tx, { held, projectId, balanceTransaction, at }: Returned): Promise<void> {
    const { id, campaignId, currency, amount } = held;
    const reference = `transfer-reversal-${id}`;
    const [from, to] = [accounts.recipientPaid(held.recipientId), accounts.campaignFunds(campaignId)];
    await this.ledger.post(tx, [{ reference, currency, at, postings: [{ from, to, amount }] }]);
    const booked = balanceTransaction ? [{ transaction: balanceTransaction, ledgerReference: reference }] : [];
    await this.balanceTransactions.execute(tx, booked);
    const { ownerId: creatorId } = await this.projects.get(projectId, tx);
    const campaign = { id: campaignId, currency };
    await this.debts.pay(tx, { creatorId, campaign, amount, reference: `debt-paid-${id}`, at });
  }
}
