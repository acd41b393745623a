const pauseMs = 1_500;

/**
 * Keeps the form around it, a moment after somebody stopped typing, by sending it to its own address as its first button
 * would. What is refused stays in its fields; once something newer is there, nothing is sent any more.
 */
class AutoSave extends HTMLElement {
  private form: HTMLFormElement | null = null;
  private timer: number | undefined;
  private running: Promise<void> | undefined;
  private isStale = false;

  connectedCallback(): void {
    this.form = this.closest('form');
    this.form?.addEventListener('input', this.wait);
    this.form?.addEventListener('submit', this.letFinish);
    this.say(this.dataset['waiting'] ?? '');
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
    this.form?.removeEventListener('input', this.wait);
    this.form?.removeEventListener('submit', this.letFinish);
  }

  private readonly wait = (): void => {
    window.clearTimeout(this.timer);
    if (!this.isStale) this.timer = window.setTimeout(() => void this.save(), pauseMs);
  };

  /** A button that is pressed meanwhile waits, so that it knows the version that was just written. */
  private readonly letFinish = (event: SubmitEvent): void => {
    window.clearTimeout(this.timer);
    if (!this.running) return;
    event.preventDefault();
    void this.running.then(() => this.form?.requestSubmit(event.submitter));
  };

  private async save(): Promise<void> {
    if (this.running) return this.wait();
    this.running = this.send().catch(() => this.say(this.dataset['lost'] ?? ''));
    await this.running;
    this.running = undefined;
  }

  private async send(): Promise<void> {
    const { form } = this;
    if (!form) return;
    this.say(this.dataset['saving'] ?? '');
    const body = new URLSearchParams(
      [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string'),
    );
    if (form.querySelector('button[name="do"]')) body.set('do', 'save');
    const headers = { accept: 'application/json' };
    const answer = await fetch(form.action, { method: 'POST', headers, body, redirect: 'error' });
    if (answer.status >= 500) throw new Error();
    const { version, problem = '' } = (await answer.json()) as { version?: string; problem?: string };
    if (version !== undefined) {
      const seen = form.querySelector<HTMLInputElement>('input[name="seen"]');
      if (seen) seen.value = version;
      const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(new Date());
      return this.say((this.dataset['saved'] ?? '').replace('{time}', time));
    }
    this.isStale = answer.status === 409;
    this.say(this.isStale ? (this.dataset['moved'] ?? '') : `${this.dataset['wrong'] ?? ''} ${problem}`);
  }

  private say(text: string): void {
    const place = this.querySelector('[role="status"]');
    if (place && place.textContent !== text) place.textContent = text;
  }
}

customElements.define('auto-save', AutoSave);
