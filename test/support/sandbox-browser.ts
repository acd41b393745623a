/** An intent as the browser sees it: with its client secret and the publishable key. */
export interface BrowserIntent {
  readonly id: string;
  readonly status: string;
  readonly next_action: { readonly redirect_to_url?: { readonly url: string } } | null;
  readonly payment_method: string | null;
  readonly last_payment_error?: { readonly payment_method?: { readonly id: string } } | null;
}

/** Stripe.js's answer to a declined card. */
export class DeclinedInBrowser extends Error {
  constructor(
    readonly code: string,
    readonly declineCode: string | null,
  ) {
    super(`The card was declined in the browser: ${code}`);
  }
}

/** Plays the browser at the provider: what Stripe.js does with a publishable key, and the pages that Stripe shows. */
export class SandboxBrowser {
  constructor(
    private readonly url: string,
    private readonly publishableKey: string,
  ) {}

  /**
   * Saves a test card (`pm_card_visa`) and passes 3-D Secure when it is asked for.
   *
   * @throws DeclinedInBrowser
   */
  async saveCard(
    clientSecret: string,
    card = 'pm_card_visa',
    threeDSecure: Outcome = 'complete',
  ): Promise<BrowserIntent> {
    return this.finish(
      'setup_intents',
      clientSecret,
      await this.confirm('setup_intents', clientSecret, card),
      threeDSecure,
    );
  }

  /**
   * Confirms a payment in person, with another card or the one it has, and passes 3-D Secure when it is asked for.
   *
   * @throws DeclinedInBrowser
   */
  async pay(clientSecret: string, card?: string, threeDSecure: Outcome = 'complete'): Promise<BrowserIntent> {
    // A payment forgets the card that was refused; the page knows it from the refusal.
    const { last_payment_error: refusal } = await this.look('payment_intents', clientSecret);
    const intent = await this.confirm('payment_intents', clientSecret, card ?? refusal?.payment_method?.id);
    return this.finish('payment_intents', clientSecret, intent, threeDSecure);
  }

  /** Does what the provider's onboarding asks behind an account link, or fails at it. */
  async onboard(linkUrl: string, outcome: 'complete' | 'requirement_due' | 'rejected' = 'complete'): Promise<void> {
    await this.submit(linkUrl, outcome);
  }

  /** The intent as it is now. */
  async look(kind: 'setup_intents' | 'payment_intents', clientSecret: string): Promise<BrowserIntent> {
    const query = new URLSearchParams({ client_secret: clientSecret });
    return this.ask('GET', `/v1/${kind}/${idOf(clientSecret)}?${query.toString()}`);
  }

  private async confirm(kind: string, clientSecret: string, card: string | undefined): Promise<BrowserIntent> {
    const form = {
      client_secret: clientSecret,
      return_url: 'https://tally.example/return',
      ...(card !== undefined && { payment_method: card }),
      ...(bankAccount.test(card ?? '') && mandate),
    };
    return this.ask('POST', `/v1/${kind}/${idOf(clientSecret)}/confirm`, form);
  }

  private async finish(
    kind: 'setup_intents' | 'payment_intents',
    clientSecret: string,
    intent: BrowserIntent,
    outcome: Outcome,
  ): Promise<BrowserIntent> {
    const page = intent.next_action?.redirect_to_url?.url;
    if (intent.status !== 'requires_action' || !page || outcome === 'abandon') return intent;
    await this.submit(page, outcome);
    return this.look(kind, clientSecret);
  }

  private async submit(page: string, outcome: string): Promise<void> {
    const response = await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome }) });
    if (response.status >= 400) throw new Error(`${page}: ${response.status} ${await response.text()}`);
  }

  private async ask(method: string, path: string, form?: Record<string, string>): Promise<BrowserIntent> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: { authorization: `Bearer ${this.publishableKey}` },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const answer = (await response.json()) as BrowserIntent & { error?: { code: string; decline_code?: string } };
    if (response.status === 402 && answer.error) {
      throw new DeclinedInBrowser(answer.error.code, answer.error.decline_code ?? null);
    }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.error?.code}`);
    return answer;
  }
}

/** The ids of the sandbox's bank accounts end in their country; a debit needs the customer's acceptance. */
const bankAccount = /_[a-z]{2}$/;

const mandate = {
  'mandate_data[customer_acceptance][type]': 'online',
  'mandate_data[customer_acceptance][online][ip_address]': '127.0.0.1',
  'mandate_data[customer_acceptance][online][user_agent]': 'test',
};

/** What the person does on the 3-D Secure page; 'abandon' leaves it open. */
export type Outcome = 'complete' | 'fail' | 'abandon';

const idOf = (clientSecret: string): string => clientSecret.slice(0, clientSecret.indexOf('_secret'));
