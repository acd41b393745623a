import { Inject, Injectable } from '@nestjs/common';
import { answering, PaymentGateway, type ProviderAccountLink, ProviderRefused } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { type Recipient, Recipients } from '../projects/index.js';
import { Users } from '../users/index.js';
import { OnboardingRefused, RecipientNotFound } from './payout.errors.js';
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

  /** @throws RecipientNotFound, OnboardingRefused; PaymentsBusy, PaymentsUnreachable (503) */
  async execute(caller: Caller): Promise<ProviderAccountLink> {
    const recipient = caller.userId ? await this.recipients.of(caller.userId) : undefined;
    if (!recipient) throw new RecipientNotFound();
    try {
      return await answering(this.link(recipient));
    } catch (cause) {
      throw cause instanceof ProviderRefused ? new OnboardingRefused({ cause }) : cause;
    }
  }

  private async link(recipient: Recipient): Promise<ProviderAccountLink> {
    const accountId = recipient.providerAccountId ?? (await this.openAccount(recipient));
    // What a lost webhook had told, and the state of a new account.
    await this.recordAccount.execute(accountId);
    const page = new URL('/my/account', this.settings.PUBLIC_URL).href;
    return this.gateway.createAccountLink({ accountId, returnUrl: page, refreshUrl: page });
  }

  /** The key is made from the recipient, so that two clicks open one account; the row keeps the first. */
  private async openAccount({ id: recipientId, userId, legalName, country }: Recipient): Promise<string> {
    const person = await this.users.find(this.database, userId);
    const account = await this.gateway.createAccount({ recipientId, legalName, country, email: person?.email ?? '' });
    return this.database.inTransaction((tx) => this.recipients.attachAccount(tx, recipientId, account.id));
  }
}
