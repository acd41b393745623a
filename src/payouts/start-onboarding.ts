import { Inject, Injectable } from '@nestjs/common';
import { PaymentGateway, type ProviderAccountLink } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { type Recipient, Recipients } from '../projects/index.js';
import { Users } from '../users/index.js';
import { RecipientNotFound } from './payout.errors.js';
import { RecordRecipientAccount } from './record-recipient-account.js';

/** A link to the provider's onboarding: single use, a new one per click. That somebody returns from it proves nothing. */
@Injectable()
export class StartOnboarding {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly recipients: Recipients,
    private readonly gateway: PaymentGateway,
    private readonly recordAccount: RecordRecipientAccount,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws RecipientNotFound */
  async execute(caller: Caller): Promise<ProviderAccountLink> {
    const recipient = caller.userId ? await this.recipients.of(caller.userId) : undefined;
    if (!recipient) throw new RecipientNotFound();
    const accountId = recipient.providerAccountId ?? (await this.openAccount(recipient));
    const page = new URL('/recipients/me', this.settings.PUBLIC_URL).href;
    return this.gateway.createAccountLink({ accountId, returnUrl: page, refreshUrl: page });
  }

  /** The key is made from the recipient, so that two clicks open one account. */
  private async openAccount(recipient: Recipient): Promise<string> {
    const person = await this.users.find(this.database, recipient.userId);
    const { id: recipientId, legalName, country } = recipient;
    const account = await this.gateway.createAccount({ recipientId, legalName, country, email: person?.email ?? '' });
    const kept = await this.database.inTransaction((tx) => this.recipients.attachAccount(tx, recipientId, account.id));
    await this.recordAccount.execute(kept);
    return kept;
  }
}
