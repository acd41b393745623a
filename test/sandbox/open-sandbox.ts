import Stripe from 'stripe';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';

export interface Opened {
  readonly sandbox: Sandbox;
  readonly stripe: Stripe;
  /** A client of the same sandbox with another key. */
  client(key: string): Stripe;
  /** Calls a control endpoint and returns its JSON. */
  control<T = Record<string, string>>(method: string, path: string, body?: object): Promise<T>;
  advance(days: number): Promise<void>;
}

/** A sandbox in this process with the official SDK in front of it. */
export async function openSandbox(options: Partial<SandboxOptions> = {}): Promise<Opened> {
  const sandbox = await startSandbox({ port: 0, ...options });
  const { hostname, port } = new URL(sandbox.url);
  const client = (key: string) =>
    new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, { method, body: body && JSON.stringify(body) });
    return (await response.json()) as T;
  };
  const advance = async (days: number) =>
    void (await control('POST', 'clock', { advance_ms: Math.round(days * 86_400_000) }));
  return { sandbox, stripe: client('sk_test_x'), client, control, advance };
}

/** The error that a call ends with. */
export async function failure(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    return error as Stripe.errors.StripeError;
  }
  throw new Error('The call was expected to fail.');
}

/** Waits in real time until the condition holds. */
export async function until(condition: () => boolean | Promise<boolean>, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('The condition did not come true in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A payment that has succeeded. */
export async function pay(stripe: Stripe, amount: number, more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  return stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    confirm: true,
    ...more,
  });
}

/** A connected account that can receive transfers. */
export async function recipient({ stripe, control }: Opened): Promise<string> {
  const account = await stripe.v2.core.accounts.create({
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  });
  await control('POST', `accounts/${account.id}`, { outcome: 'complete' });
  return account.id;
}
