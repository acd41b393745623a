import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { EnsureCustomer } from './ensure-customer.js';
import { SetupClosed } from './payment.errors.js';
import { PaymentGateway } from './payment-gateway.js';
import { answering } from './provider-problem.js';
import { isKeySpent } from './provider.errors.js';
import { type ProviderSetup } from './provider-objects.js';
import { SetupIntents } from './setup-intents.js';

/** What the browser needs to save a card. Never stored, never logged. */
export interface StartedSetup {
  readonly setupId: string;
  readonly clientSecret: string;
  readonly publishableKey: string;
}

/** Whose card is to be saved, and for which pledge. */
interface Asked {
  readonly pledgeId: string;
  readonly userId: string;
  readonly email: string;
  readonly currency: string;
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
  async execute(input: Asked): Promise<StartedSetup> {
    const { setup, made } = await answering(this.open(input));
    if (!(await this.intents.keep(setup.id, made.id)) || !made.clientSecret) throw new SetupClosed();
    return { setupId: setup.id, clientSecret: made.clientSecret, publishableKey: this.settings.STRIPE_PUBLISHABLE_KEY };
  }

  /** What was made under a spent key has no browser to confirm it: it is abandoned for the next one. */
  private async open(input: Asked): Promise<{ setup: { id: string }; made: ProviderSetup }> {
    const setup = await this.intents.begin(input);
    const { pledgeId, userId, email, currency } = input;
    const customerId = await this.ensureCustomer.execute(userId, email);
    const key = `si:${pledgeId}:${setup.number}`;
    try {
      return {
        setup,
        made: await this.gateway.createSetup({ setupId: setup.id, pledgeId, customerId, currency, key }),
      };
    } catch (error) {
      if (!isKeySpent(error)) throw error;
      await this.intents.abandon(setup.id);
      return this.open(input);
    }
  }
}
