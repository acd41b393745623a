/**
 * Makes or uses a passkey, and sends what came of it with the form inside. Without scripts there are no passkeys, and
 * the element stays hidden, as it does in a browser that knows none.
 *
 * What it needs stands in data attributes: `ask` (the API call that answers the challenge), `kind` (`make` or `use`) and
 * `failed` (words). The form has the hidden fields `challengeId` and `credential`.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

type Options<F extends (given: never) => unknown> = Parameters<F>[0] extends { optionsJSON: infer O } ? O : never;

class PasskeyForm extends HTMLElement {
  private readonly form = this.querySelector('form')!;
  private readonly button = this.querySelector('button')!;
  private readonly alert = this.querySelector<HTMLElement>('[role=alert]')!;

  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return;
    this.hidden = false;
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.go();
    });
  }

  /** One press at a time. Closing the browser's window is no failure that needs a reason. */
  private async go(): Promise<void> {
    if (this.button.disabled) return;
    this.button.disabled = true;
    this.alert.hidden = true;
    try {
      await this.sign();
      // Past our own listener: the fields are filled in.
      this.form.submit();
    } catch {
      this.alert.textContent = this.dataset['failed']!;
      this.alert.hidden = false;
      this.button.disabled = false;
    }
  }

  private async sign(): Promise<void> {
    const answer = await fetch(this.dataset['ask']!, { method: 'POST' });
    if (!answer.ok) throw new Error(String(answer.status));
    const { challengeId, options } = (await answer.json()) as { challengeId: string; options: string };
    const credential =
      this.dataset['kind'] === 'make'
        ? await startRegistration({ optionsJSON: JSON.parse(options) as Options<typeof startRegistration> })
        : await startAuthentication({ optionsJSON: JSON.parse(options) as Options<typeof startAuthentication> });
    this.field('challengeId').value = challengeId;
    this.field('credential').value = JSON.stringify(credential);
  }

  private field(name: string): HTMLInputElement {
    return this.form.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  }
}

customElements.define('passkey-form', PasskeyForm);
