import { Injectable } from '@nestjs/common';
import { answering, PaymentGateway, type ProviderBalance } from '../payments/index.js';
import { PayoutFacts } from './payout-facts.js';
import { RecordRecipientAccount } from './record-recipient-account.js';

/** What only the provider knows before a payout is prepared: whether the account may be paid, and what is available. */
@Injectable()
export class AskProvider {
  constructor(
    private readonly facts: PayoutFacts,
    private readonly gateway: PaymentGateway,
    private readonly recordAccount: RecordRecipientAccount,
  ) {}

  /**
   * Records the account as it is now, in case a webhook was lost, and answers our balance. Outside any transaction.
   *
   * @throws CampaignNotFound; PaymentsBusy, PaymentsUnreachable (503)
   */
  async execute(campaignId: string): Promise<ProviderBalance> {
    const { recipient } = await this.facts.look(campaignId);
    if (recipient?.providerAccountId) await answering(this.recordAccount.execute(recipient.providerAccountId));
    return answering(this.gateway.retrieveBalance());
  }
}
