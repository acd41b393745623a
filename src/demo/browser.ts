import { type Api } from './api.js';

/** What the pay page is given: the provider's secret for one intent, and the key that may use it. */
export interface CardForm {
  readonly clientSecret: string;
  readonly publishableKey: string;
  /** For the saving of a card: which one. */
  readonly setupId?: string;
  /** For a payment: the saved card that the bank asked about. */
  readonly paymentMethodId?: string;
}

interface Intent {
  readonly id: string;
  readonly status: string;
  readonly next_action: { readonly redirect_to_url?: { readonly url: string } } | null;
}

/** Plays the backer's browser at the provider: Stripe.js with a publishable key, and its pages. */
export class Browser {
  constructor(private readonly provider: Api) {}

  /** Saves the test card; a page that asks for 3-D Secure is answered with Complete. */
  async saveCard(form: CardForm, card: string): Promise<void> {
    await this.confirm('setup_intents', form, { payment_method: card });
  }

  /** Confirms the payment that the bank wanted to see confirmed. */
  async confirmPayment(form: CardForm): Promise<void> {
    await this.confirm('payment_intents', form, { payment_method: form.paymentMethodId ?? '' });
  }

  /** Completes the provider's onboarding behind an account link. */
  async completeOnboarding(url: string): Promise<void> {
    await this.submit(url, 'complete');
  }

  private async confirm(kind: string, form: CardForm, fields: Record<string, string>): Promise<void> {
    const id = form.clientSecret.split('_secret_')[0] ?? '';
    const response = await fetch(new URL(`/v1/${kind}/${id}/confirm`, this.provider.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${form.publishableKey}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_secret: form.clientSecret, return_url: 'https://demo.invalid/', ...fields }),
    });
    const intent = (await response.json()) as Intent;
    if (!response.ok) throw new Error(`the provider refused ${kind}/${id}: ${JSON.stringify(intent)}`);
    const page = intent.next_action?.redirect_to_url?.url;
    if (page) await this.submit(page, 'complete');
  }

  private async submit(url: string, outcome: string): Promise<void> {
    const response = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome }) });
    if (response.status >= 400) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }
}
