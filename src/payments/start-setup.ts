import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { EnsureCustomer } from './ensure-customer.js';
import { SetupClosed } from './payment.errors.js';
import { PaymentGateway } from './payment-gateway.js';
import { answering } from './provider-problem.js';
import { ProviderRefused, ProviderUnknownOutcome } from './provider.errors.js';
import { SetupIntents } from './setup-intents.js';

/** What the browser needs to save a card. Never stored, never logged. */
export interface StartedSetup {
  readonly setupId: string;
  readonly clientSecret: string;
  readonly publishableKey: string;
}

/**
 * Opens the saving of a card at the provider: intent, call, record. Opening the pay page again uses a setup that never
 * reached the browser, or makes the next one.
 */
@Injectable()
export class StartSetup {
  constructor(
    private readonly intents: SetupIntents,
    private readonly ensureCustomer: EnsureCustomer,
    private readonly gateway: PaymentGateway,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws PaymentsBusy, PaymentsUnreachable (503 with Retry-After), SetupClosed (409) */
  async execute(input: { pledgeId: string; userId: string; email: string; currency: string }): Promise<StartedSetup> {
    const setup = await this.intents.begin(input);
    const customerId = await answering(this.ensureCustomer.execute(input.userId, input.email));
    const made = await answering(this.create(setup, customerId, input));
    if (!(await this.intents.keep(setup.id, made.id)) || !made.clientSecret) throw new SetupClosed();
    return { setupId: setup.id, clientSecret: made.clientSecret, publishableKey: this.settings.STRIPE_PUBLISHABLE_KEY };
  }

  private async create(
    setup: { id: string; number: number },
    customerId: string,
    { pledgeId, currency }: { pledgeId: string; currency: string },
  ) {
    try {
      const key = `si:${pledgeId}:${setup.number}`;
      return await this.gateway.createSetup({ setupId: setup.id, pledgeId, customerId, currency, key });
    } catch (error) {
      // The key would repeat a 5xx for a day. What it may have made has no browser to confirm it: the next try is a new one.
      const replayed = error instanceof ProviderUnknownOutcome ? error.answered : error instanceof ProviderRefused;
      if (replayed) await this.intents.abandon(setup.id);
      throw error;
    }
  }
}
