import type Stripe from 'stripe';
import { type Settings } from '../../platform/settings.js';
import { type PaymentGateway } from '../payment-gateway.js';
import { ProviderRefused } from '../provider.errors.js';
import { type ProviderSetup, type ProviderSetupPage } from '../provider-objects.js';
import { type StripeCalls } from './stripe-calls.js';
import { findInPages } from './stripe-lists.js';
import { methodsFor } from './stripe-methods.js';
import { toSetup } from './stripe-objects.js';

type Input<M extends keyof PaymentGateway> = Parameters<PaymentGateway[M]>[0];

const expand = ['payment_method'];

/** SetupIntents, in our form or on Stripe's own page: a Checkout Session, whose SetupIntent carries our metadata too. */
export class StripeSetups {
  constructor(
    private readonly stripe: Stripe,
    private readonly calls: StripeCalls,
    private readonly settings: Settings,
  ) {}

  async create({ setupId, pledgeId, customerId, currency, key }: Input<'createSetup'>): Promise<ProviderSetup> {
    const parameters: Stripe.SetupIntentCreateParams = {
      customer: customerId,
      usage: 'off_session',
      allowed_payment_method_types: methodsFor(currency, this.settings),
      metadata: { setup: setupId, pledge: pledgeId },
      expand,
    };
    return toSetup(
      await this.calls.make('setup_intents.create', () =>
        this.stripe.setupIntents.create(parameters, { idempotencyKey: key }),
      ),
    );
  }

  async host({ setupId, pledgeId, customerId, key, ...page }: Input<'createHostedSetup'>): Promise<ProviderSetupPage> {
    const parameters: Stripe.Checkout.SessionCreateParams = {
      mode: 'setup',
      customer: customerId,
      currency: page.currency.toLowerCase(),
      allowed_payment_method_types: methodsFor(page.currency, this.settings),
      locale: page.locale,
      success_url: page.successUrl,
      cancel_url: page.cancelUrl,
      setup_intent_data: { metadata: { setup: setupId, pledge: pledgeId } },
    };
    const session = await this.calls.make('checkout_sessions.create', () =>
      this.stripe.checkout.sessions.create(parameters, { idempotencyKey: key }),
    );
    const id = setupOf(session);
    if (!id || !session.url) throw new Error(`The Checkout Session ${session.id} came without its SetupIntent or page`);
    return { id, url: session.url };
  }

  async retrieve(id: string): Promise<ProviderSetup> {
    return toSetup(
      await this.calls.make('setup_intents.retrieve', () => this.stripe.setupIntents.retrieve(id, { expand })),
    );
  }

  /** Without a key of ours, here and wherever repeating does no harm: the same key would repeat a 5xx for a day. */
  async cancel(id: string): Promise<ProviderSetup> {
    try {
      return toSetup(
        await this.calls.make('setup_intents.cancel', () => this.stripe.setupIntents.cancel(id, { expand })),
      );
    } catch (error) {
      // Stripe does not cancel the SetupIntent of a Checkout Session; it ends with the session.
      if (!(error instanceof ProviderRefused) || !(await this.closePage(id))) throw error;
      return this.retrieve(id);
    }
  }

  /** Whether it had a page that was open, which is closed then. */
  private async closePage(setupIntentId: string): Promise<boolean> {
    const { customerId } = await this.retrieve(setupIntentId);
    if (!customerId) return false;
    const open = await findInPages(
      (page) =>
        this.calls.make('checkout_sessions.list', () =>
          this.stripe.checkout.sessions.list({ customer: customerId, status: 'open', ...page }),
        ),
      (session) => setupOf(session) === setupIntentId,
    );
    if (!open) return false;
    await this.calls.make('checkout_sessions.expire', () => this.stripe.checkout.sessions.expire(open.id));
    return true;
  }
}

const setupOf = ({ setup_intent: intent }: Stripe.Checkout.Session): string | null =>
  typeof intent === 'string' ? intent : (intent?.id ?? null);
