import { Injectable, Logger } from '@nestjs/common';
import { ProviderBusy, ProviderRefused, ProviderUnknownOutcome } from '../payments/index.js';
import { BankArrivalsRepository } from './bank-arrivals.repository.js';
import { RecordBankPayout } from './record-bank-payout.js';
import { RecordRecipientAccount } from './record-recipient-account.js';

/** An account that was not answered for is asked so often in a night. */
const rounds = 3;

type Account = Awaited<ReturnType<BankArrivalsRepository['accountsToAsk']>>[number];

/**
 * The provider's own list of events has none of connected accounts, so what no webhook told of an account, and of what it
 * paid out to its bank, is asked each night. Before a payout is prepared or sent, the account is asked in any case.
 */
@Injectable()
export class AskAccounts {
  private readonly logger = new Logger(AskAccounts.name);

  constructor(
    private readonly arrivals: BankArrivalsRepository,
    private readonly recordAccount: RecordRecipientAccount,
    private readonly recordBankPayout: RecordBankPayout,
  ) {}

  /** One account that the provider does not answer for holds up nothing: it is asked again tomorrow. */
  async execute(stopping: AbortSignal): Promise<void> {
    let left = await this.arrivals.accountsToAsk();
    for (let round = 1; round <= rounds && left.length > 0; round += 1) {
      const unanswered: Account[] = [];
      for (const account of left) {
        if (stopping.aborted) return;
        if (!(await this.isAnswered(account))) unanswered.push(account);
      }
      left = unanswered;
    }
    if (left.length > 0) this.logger.warn({ message: 'accounts were not answered for', accounts: left.length });
  }

  private async isAnswered({ accountId, since }: Account): Promise<boolean> {
    try {
      await this.recordAccount.execute(accountId);
      if (since) await this.recordBankPayout.catchUp(accountId, since);
      return true;
    } catch (error) {
      if (error instanceof ProviderBusy || error instanceof ProviderUnknownOutcome) return false;
      if (!(error instanceof ProviderRefused)) throw error;
      // It has no such account: asked again it will say the same, and a payout to it is refused.
      this.logger.error({ message: 'the provider refused to tell about an account', accountId, code: error.code });
      return true;
    }
  }
}
