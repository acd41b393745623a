/**
 * Saves a card, or confirms a payment, in the provider's own form. Inside stands a form that works without this script:
 * it leads to the provider's page, and does so still when the provider's script does not come.
 *
 * What it needs stands in data attributes: `script` (the provider's), `start` (the API call that answers the secret),
 * `kind` (`setup` or `payment`), `return` (a path), `save`, `wait` and `failed` (words).
 */

interface Started {
  readonly setupId?: string;
  readonly clientSecret: string;
  readonly publishableKey: string;
  readonly paymentMethodId?: string | null;
}

interface Elements {
  create(kind: 'payment'): { mount(place: HTMLElement): void };
}

type Confirm = (given: object) => Promise<{ readonly error?: { readonly message?: string } }>;

interface Provider {
  elements(options: object): Elements;
  readonly confirmSetup: Confirm;
  readonly confirmPayment: Confirm;
}

declare global {
  interface Window {
    Stripe?: (key: string, options?: object) => Provider;
  }
}

class CardForm extends HTMLElement {
  private readonly form = this.querySelector('form')!;
  private readonly button = this.querySelector('button')!;
  private readonly place = this.querySelector<HTMLElement>('[data-place]')!;
  private readonly alert = this.querySelector<HTMLElement>('[role=alert]')!;
  private leaves = false;
  private started: (Started & { readonly provider: Provider; readonly elements?: Elements }) | undefined;

  connectedCallback(): void {
    this.querySelector('[data-without]')?.remove();
    this.form.addEventListener('submit', (event) => {
      if (this.leaves) return;
      event.preventDefault();
      void this.go();
    });
    if (!this.consent()) void this.busy(() => this.begin());
  }

  /** What has to be agreed to first, as the form carries it. */
  private consent(): object | undefined {
    const { version, sentence } = Object.fromEntries(new FormData(this.form));
    return version === undefined ? undefined : { version, sentence };
  }

  private async go(): Promise<void> {
    await this.busy(async () => {
      if (!this.started) await this.begin();
      // The card's own form has only just come: it wants to be filled in first.
      else await this.confirm();
      if (this.started && !this.started.elements && this.dataset['kind'] === 'payment') await this.confirm();
    });
  }

  private async begin(): Promise<void> {
    await this.load();
    const consent = this.consent();
    const answer = await fetch(this.dataset['start']!, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(consent ? { consent } : {}),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const started = (await answer.json()) as Started;
    const provider = window.Stripe!(started.publishableKey, { locale: document.documentElement.lang });
    if (started.paymentMethodId) {
      this.started = { ...started, provider };
      return;
    }
    const elements = provider.elements({ clientSecret: started.clientSecret });
    elements.create('payment').mount(this.place);
    this.started = { ...started, provider, elements };
    this.button.textContent = this.dataset['save']!;
  }

  private load(): Promise<void> {
    if (window.Stripe) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = this.dataset['script']!;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error('script'));
      document.head.append(script);
    });
  }

  private async confirm(): Promise<void> {
    const { provider, elements, clientSecret, paymentMethodId, setupId } = this.started!;
    const back = new URL(this.dataset['return']!, location.href);
    if (setupId) back.searchParams.set('setup', setupId);
    const confirmParams = { return_url: back.href, ...(paymentMethodId && { payment_method: paymentMethodId }) };
    const given = { ...(elements ? { elements } : { clientSecret }), confirmParams };
    const { error } =
      this.dataset['kind'] === 'payment' ? await provider.confirmPayment(given) : await provider.confirmSetup(given);
    if (error) this.say(error.message ?? this.dataset['failed']!);
  }

  /** One press at a time. What fails is said; until the card's form is there, the next press goes the way without scripts. */
  private async busy(work: () => Promise<void>): Promise<void> {
    if (this.button.disabled) return;
    this.say('');
    this.button.disabled = true;
    try {
      await work();
    } catch {
      this.say(this.dataset['failed']!);
      this.leaves = !this.started && this.form.hasAttribute('action');
    } finally {
      this.button.disabled = false;
    }
  }

  private say(message: string): void {
    this.alert.textContent = message;
    this.alert.hidden = message === '';
  }
}

customElements.define('card-form', CardForm);
