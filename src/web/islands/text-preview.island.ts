/**
 * Around the texts of a project: shows how one will look without leaving the page. The button's own form is sent as it
 * would be without a script, and only the preview is taken from the answer.
 */
class TextPreview extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', this.show);
  }

  disconnectedCallback(): void {
    this.removeEventListener('submit', this.show);
  }

  private readonly show = (event: SubmitEvent): void => {
    const { submitter, target } = event;
    if (!(submitter instanceof HTMLButtonElement) || submitter.value !== 'preview') return;
    if (!(target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const body = new URLSearchParams(
      [...new FormData(target, submitter)].filter((field): field is [string, string] => typeof field[1] === 'string'),
    );
    // What cannot be shown here is shown as without a script: as a page of its own.
    void this.draw(target, body).catch(() => {
      this.removeEventListener('submit', this.show);
      target.requestSubmit(submitter);
    });
  };

  private async draw({ action }: HTMLFormElement, body: URLSearchParams): Promise<void> {
    const answer = await fetch(action, { method: 'POST', headers: { accept: 'text/html' }, body });
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('preview');
    if (!drawn) throw new Error();
    this.querySelector('#preview')?.remove();
    this.prepend(document.adoptNode(drawn));
    drawn.tabIndex = -1;
    drawn.focus();
    drawn.scrollIntoView({ block: 'start' });
  }
}

customElements.define('text-preview', TextPreview);
