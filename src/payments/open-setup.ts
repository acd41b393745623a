import { Injectable } from '@nestjs/common';
import { EnsureCustomer } from './ensure-customer.js';
import { SetupClosed } from './payment.errors.js';
import { answering } from './provider-problem.js';
import { isKeySpent } from './provider.errors.js';
import { SetupIntents } from './setup-intents.js';

/** Whose card is to be saved, and for which pledge. */
export interface AskedSetup {
  readonly pledgeId: string;
  readonly userId: string;
  readonly email: string;
  readonly currency: string;
}

/** What the provider is asked to make for one setup; `number` counts the setups of the pledge. */
export interface NewSetup {
  readonly setupId: string;
  readonly number: number;
  readonly customerId: string;
}

/** Around the call that makes a SetupIntent: intent before it, record after it, and the next one when its key is spent. */
@Injectable()
export class OpenSetup {
  constructor(
    private readonly intents: SetupIntents,
    private readonly ensureCustomer: EnsureCustomer,
  ) {}

  /**
   * Uses a setup that never reached the browser, or the next one.
   *
   * @param make makes it at the provider, under a key of its own for each number.
   * @throws PaymentsBusy, PaymentsUnreachable (503 with Retry-After), SetupClosed (409)
   */
  async execute<M extends { readonly id: string }>(
    asked: AskedSetup,
    make: (setup: NewSetup) => Promise<M>,
  ): Promise<{ readonly setupId: string; readonly made: M }> {
    const opened = await answering(this.open(asked, make));
    if (!(await this.intents.keep(opened.setupId, opened.made.id))) throw new SetupClosed();
    return opened;
  }

  /** What was made under a spent key has no browser to confirm it: it is abandoned for the next one. */
  private async open<M extends { readonly id: string }>(
    asked: AskedSetup,
    make: (setup: NewSetup) => Promise<M>,
  ): Promise<{ setupId: string; made: M }> {
    const { id: setupId, number } = await this.intents.begin(asked);
    const customerId = await this.ensureCustomer.execute(asked.userId, asked.email);
    try {
      return { setupId, made: await make({ setupId, number, customerId }) };
    } catch (error) {
      if (!isKeySpent(error)) throw error;
      await this.intents.abandon(setupId);
      return this.open(asked, make);
    }
  }
}
