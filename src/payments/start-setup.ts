import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { type AskedSetup, OpenSetup } from './open-setup.js';
import { SetupClosed } from './payment.errors.js';
import { PaymentGateway } from './payment-gateway.js';

/** What the browser needs to save a card. Never stored, never logged. */
export interface StartedSetup {
  readonly setupId: string;
  readonly clientSecret: string;
  readonly publishableKey: string;
}

/** Opens the saving of a card at the provider, in a form on our own page. Opening the page again makes the next one. */
@Injectable()
export class StartSetup {
  constructor(
    private readonly openSetup: OpenSetup,
    private readonly gateway: PaymentGateway,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws PaymentsBusy, PaymentsUnreachable (503 with Retry-After), SetupClosed (409) */
  async execute(asked: AskedSetup): Promise<StartedSetup> {
    const { pledgeId, currency } = asked;
    const { setupId, made } = await this.openSetup.execute(asked, ({ number, ...setup }) =>
      this.gateway.createSetup({ ...setup, pledgeId, currency, key: `si:${pledgeId}:${number}` }),
    );
    if (!made.clientSecret) throw new SetupClosed();
    return { setupId, clientSecret: made.clientSecret, publishableKey: this.settings.STRIPE_PUBLISHABLE_KEY };
  }
}
