import { Injectable } from '@nestjs/common';
import { PaymentGateway, type ProviderAccount } from '../payments/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { isUuid } from '../platform/http/index.js';
import { type Recipient, Recipients } from '../projects/index.js';
import { recipientStateOf } from './payout.rules.js';

/** Asks the provider about an account and records whether it may be paid, and which bank account is behind it. Events only say when to ask. */
@Injectable()
export class RecordRecipientAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gateway: PaymentGateway,
    private readonly recipients: Recipients,
  ) {}

  /** Ignores an account that is not ours. @throws ProviderBusy, ProviderUnknownOutcome, ProviderRefused */
  async execute(accountId: string): Promise<void> {
    const account = await this.gateway.retrieveAccount(accountId);
    await this.database.inTransaction(async (tx) => {
      const recipient = await this.lockOwner(tx, account);
      if (!recipient) return;
      const { to, reason } = recipientStateOf(account, recipient.legalName);
      const at = await this.clock.now(tx);
      const { bankAccount } = account;
      await this.recipients.move(tx, { id: recipient.id, bankAccount, from: recipient.transfers, to, at, reason });
    });
  }

  /** Whose account it is. News can come before the answer of the call that made it: then it is attached here. */
  private async lockOwner(tx: Tx, { id, recipientId }: ProviderAccount): Promise<Recipient | undefined> {
    const known = await this.recipients.byAccount(id, tx);
    if (known) return this.recipients.lock(tx, known.id);
    if (recipientId === null || !isUuid(recipientId)) return undefined;
    const named = await this.recipients.lock(tx, recipientId);
    if (!named || named.providerAccountId !== null) return undefined;
    await this.recipients.attachAccount(tx, named.id, id);
    return named;
  }
}
