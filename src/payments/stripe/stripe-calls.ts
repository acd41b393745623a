import { Injectable, Logger } from '@nestjs/common';
import Stripe from 'stripe';
import { Metrics } from '../../platform/metrics.js';
import { ProviderBudget } from '../provider-budget.js';
import { ProviderBusy, ProviderRefused } from '../provider.errors.js';
import { providerError } from './stripe-errors.js';

/** Somebody waits in front of a page for these: they are told to come back rather than kept. */
const interactivePatienceMs = 5_000;
const interactive = /^(customers|setup_intents|checkout_sessions)\./;

/** Makes each call once, in its turn, and says in our words how it ended. */
@Injectable()
export class StripeCalls {
  private readonly logger = new Logger(StripeCalls.name);
  private readonly calls;

  constructor(
    private readonly budget: ProviderBudget,
    metrics: Metrics,
  ) {
    this.calls = metrics.counter(
      'tally_payments_provider_calls_total',
      'Calls to the payment provider by how they ended',
      ['endpoint', 'outcome'],
    );
  }

  /** @throws ProviderUnknownOutcome, ProviderBusy, ProviderRefused; card declines pass as Stripe's own error */
  async make<T>(endpoint: string, call: () => Promise<T>): Promise<T> {
    await this.budget.take(endpoint, interactive.test(endpoint) ? interactivePatienceMs : undefined);
    try {
      const answer = await call();
      this.calls.inc({ endpoint, outcome: 'answered' });
      return answer;
    } catch (error) {
      const ours = providerError(endpoint, error);
      this.calls.inc({ endpoint, outcome: outcomeOf(ours) });
      if (error instanceof Stripe.errors.StripeAuthenticationError) {
        this.logger.error({ message: 'the provider does not accept our key', endpoint });
      }
      // Everybody keeps the silence that the provider asked for, not only this caller.
      if (ours instanceof ProviderBusy && ours.limited) await this.budget.block(endpoint, ours.retryAfterMs);
      throw ours;
    }
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof ProviderRefused) return 'refused';
  return error instanceof ProviderBusy ? 'busy' : 'unknown';
}
