import Stripe from 'stripe';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { type RunningApp, startApp, type StartOptions } from './app.js';
import { SandboxBrowser } from './sandbox-browser.js';

/** A fault as docs/sandbox.md describes it. */
export interface Fault {
  readonly kind: string;
  readonly match?: {
    readonly method?: string;
    /** A regular expression of the path; for webhooks of the event's type. */
    readonly path?: string;
    readonly probability?: number;
    readonly count?: number;
    readonly after?: number;
  };
  readonly [parameter: string]: unknown;
}

/** A call that the sandbox got. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly idempotency_key: string | null;
  readonly status: number;
  readonly replayed: boolean;
  readonly fault: string | null;
}

/** What the sandbox's books say about one payment. */
export interface SandboxPayment {
  readonly id: string;
  readonly amount: number;
  readonly status: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly transfer_group: string | null;
  readonly charges: number;
  readonly succeeded_charges: number;
  readonly charged: number;
  readonly refunded: number;
  readonly fee: number;
}

const secretKey = 'sk_test_tally';
const publishableKey = 'pk_test_tally';
const webhookSecret = 'whsec_tally';
const thinSecret = 'whsec_tally_thin';

/** The provider of a test: the sandbox in this process, reached over HTTP like by everybody else. */
export class TestSandbox {
  /** The browser of whoever pays or onboards. */
  readonly browser: SandboxBrowser;
  /** The official SDK with the platform's secret key, for what a test wants to see or do behind the app's back. */
  readonly stripe: Stripe;
  /** What the application needs to talk to it; webhooks of either kind are signed with one of these secrets. */
  readonly settings: Readonly<Record<string, string>>;

  private constructor(private readonly sandbox: Sandbox) {
    const { hostname, port } = new URL(sandbox.url);
    this.stripe = new Stripe(secretKey, {
      host: hostname,
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
    });
    this.browser = new SandboxBrowser(sandbox.url, publishableKey);
    this.settings = {
      STRIPE_API_BASE: sandbox.url,
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_PUBLISHABLE_KEY: publishableKey,
      STRIPE_WEBHOOK_SECRETS: `whsec_old,${webhookSecret},${thinSecret}`,
      STRIPE_RATE: '5000',
      STRIPE_TIMEOUT_MS: '3000',
    };
  }

  static async start(): Promise<TestSandbox> {
    return new TestSandbox(await startSandbox({ port: 0, webhookSecret, eventDestinationSecret: thinSecret }));
  }

  get url(): string {
    return this.sandbox.url;
  }

  /** Sends every webhook to the application: our own account's, the connected accounts', and the thin events. */
  async connect(appUrl: string): Promise<void> {
    const url = new URL('/v1/webhooks/stripe', appUrl).href;
    await this.stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
    await this.stripe.webhookEndpoints.create({ url, enabled_events: ['*'], connect: true });
    await this.stripe.v2.core.eventDestinations.create({
      name: 'tally',
      type: 'webhook_endpoint',
      event_payload: 'thin',
      events_from: ['other_accounts'],
      enabled_events: ['*'],
      webhook_endpoint: { url },
    });
  }

  /** Calls a control endpoint: `control('GET', 'idle')`. */
  async control<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/_sandbox/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Replaces all faults; without any, heals everything. */
  async faults(...rules: readonly Fault[]): Promise<void> {
    if (rules.length === 0) await this.control('DELETE', 'faults');
    else await this.control('POST', 'faults', { seed: 7, rules });
  }

  async setClock(now: Date | string): Promise<void> {
    await this.control('POST', 'clock', { now: new Date(now).toISOString() });
  }

  async advance(milliseconds: number): Promise<void> {
    await this.control('POST', 'clock', { advance_ms: milliseconds });
  }

  /** Every payment as the sandbox's own books have it. */
  async payments(): Promise<SandboxPayment[]> {
    const books = await this.control<{ payment_intents: SandboxPayment[] }>('GET', 'books?payment_intents=true');
    return books.payment_intents;
  }

  /** The last thousand calls it got whose path matches, in the order they came. */
  async requests(path: RegExp = /^/): Promise<SandboxRequest[]> {
    const { requests } = await this.control<{ requests: SandboxRequest[] }>('GET', 'requests?limit=1000');
    return requests.filter((request) => path.test(request.path)).reverse();
  }

  /** Sends an event once more. */
  async resend(eventId: string): Promise<void> {
    await this.control('POST', `events/${eventId}/resend`, {});
  }

  async close(): Promise<void> {
    await this.sandbox.close();
  }
}

/** The application with a provider of its own. */
export interface RunningWithSandbox extends RunningApp {
  readonly sandbox: TestSandbox;
  /** For `waitUntilIdle` and `liveUntil` of time.ts. */
  readonly sandboxUrl: string;
}

/** Starts both, and sends the provider's webhooks to the application. `stop()` ends both. */
export async function startAppWithSandbox(options: StartOptions = {}): Promise<RunningWithSandbox> {
  const sandbox = await TestSandbox.start();
  const running = await startApp({ ...options, settings: { ...sandbox.settings, ...options.settings } });
  await sandbox.connect(running.url);
  return {
    ...running,
    sandbox,
    sandboxUrl: sandbox.url,
    stop: async () => {
      await running.stop();
      await sandbox.close();
    },
  };
}
