import { Injectable } from '@nestjs/common';
import { answering, PaymentGateway, type ProviderBalance, ProviderRefused } from '../payments/index.js';
import { PayoutFacts } from './payout-facts.js';
import { RecordRecipientAccount } from './record-recipient-account.js';

export interface ProviderWord {
  readonly balance: ProviderBalance;
  /** False when the provider has no such account, so that nothing it said before counts. */
  readonly accountKnown: boolean;
}

/** What only the provider knows before a payout is prepared: whether the account may be paid, and what is available. */
@Injectable()
export class AskProvider {
  constructor(
    private readonly facts: PayoutFacts,
    private readonly gateway: PaymentGateway,
    private readonly recordAccount: RecordRecipientAccount,
  ) {}

  /**
   * Records the account as it is now, in case a webhook was lost, and asks for our balance. Outside any transaction.
   *
   * @throws CampaignNotFound; PaymentsBusy, PaymentsUnreachable (503)
   */
  async execute(campaignId: string): Promise<ProviderWord> {
    const { recipient } = await this.facts.look(campaignId);
    const account = recipient?.providerAccountId;
    const accountKnown = account != null && (await this.isKnown(account));
    return { accountKnown, balance: await answering(this.gateway.retrieveBalance()) };
  }

  private async isKnown(account: string): Promise<boolean> {
    try {
      await answering(this.recordAccount.execute(account));
      return true;
    } catch (error) {
      if (error instanceof ProviderRefused) return false;
      throw error;
    }
  }
}
