import { Injectable } from '@nestjs/common';
import { PaymentGateway } from '../payments/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { Recipients } from '../projects/index.js';
import { recipientStateOf } from './payout.rules.js';

/** Asks the provider about an account and records whether it may be paid. Events only say when to ask. */
@Injectable()
export class RecordRecipientAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gateway: PaymentGateway,
    private readonly recipients: Recipients,
  ) {}

  /** Ignores an account that is not ours. */
  async execute(accountId: string): Promise<void> {
    if (!(await this.recipients.byAccount(accountId))) return;
    const account = await this.gateway.retrieveAccount(accountId);
    await this.database.inTransaction(async (tx) => {
      const found = await this.recipients.byAccount(accountId, tx);
      const recipient = found && (await this.recipients.lock(tx, found.id));
      if (!recipient) return;
      const { to, reason } = recipientStateOf(account, recipient.legalName);
      const at = await this.clock.now(tx);
      await this.recipients.move(tx, { id: recipient.id, from: recipient.transfers, to, at, reason });
    });
  }
}
