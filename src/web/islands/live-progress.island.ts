import { strokes } from '../design/strokes.js';

interface News {
  readonly pledged: number;
  readonly backers: number;
}

/**
 * Around the figures of a campaign: keeps them up to date while the page is looked at. `news` is the address of the
 * events; `target` and `scale` (minor units in one unit) say how to count, `currency` how to write. What it has no news
 * of stays as the server drew it.
 */
class LiveProgress extends HTMLElement {
  private source: EventSource | undefined;

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.follow);
    this.follow();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.follow);
    this.close();
  }

  private readonly follow = (): void => {
    if (document.hidden) this.close();
    else this.open();
  };

  private open(): void {
    const { news } = this.dataset;
    if (this.source || !news) return;
    this.source = new EventSource(news);
    this.source.onmessage = ({ data }: MessageEvent<string>) => this.show(JSON.parse(data) as News);
  }

  private close(): void {
    this.source?.close();
    this.source = undefined;
  }

  private show({ pledged, backers }: News): void {
    const target = Number(this.dataset['target']);
    const language = document.documentElement.lang;
    const percent = target > 0 ? Math.floor((pledged * 100) / target) : 100;
    this.write('pledged', this.sum(pledged, language));
    this.write('backers', new Intl.NumberFormat(language).format(backers));
    this.write('percent', `${new Intl.NumberFormat(language).format(percent)} %`);
    this.write('missing', this.sum(Math.abs(target - pledged), language));
    if (pledged >= target) this.write('missing-label', this.dataset['above'] ?? '');
    this.querySelectorAll('svg.tally').forEach((row, index, rows) => {
      const { on, off } = strokes(percent * rows.length - 100 * index, 20 / rows.length);
      row.querySelector('.on')?.setAttribute('d', on);
      row.querySelector('.off')?.setAttribute('d', off);
    });
  }

  private sum(minor: number, language: string): string {
    const { scale = '100', currency = 'EUR' } = this.dataset;
    const whole = minor % Number(scale) === 0 ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
    return new Intl.NumberFormat(language, { style: 'currency', currency, ...whole }).format(minor / Number(scale));
  }

  private write(name: string, text: string): void {
    const place = this.querySelector(`[data-live="${name}"]`);
    if (place && place.textContent !== text) place.textContent = text;
  }
}

customElements.define('live-progress', LiveProgress);
