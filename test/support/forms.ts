import { type RunningApp } from './app.js';

/** A page, as a browser without scripts gets it. */
export interface Shown {
  readonly status: number;
  /** Where it leads, without host: `/en/my/account#tokens`; empty where it shows something itself. */
  readonly to: string;
  readonly text: string;
  readonly headers: Headers;
}

type Running = Pick<RunningApp, 'url' | 'settings'>;

/** Pages and forms of one reader; `token` of a session stands for the browser's cookie. */
export class Forms {
  constructor(
    private readonly running: Running,
    private readonly token?: string,
  ) {}

  get(path: string): Promise<Shown> {
    return this.ask(path, {});
  }

  post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Shown> {
    const headers = { origin: new URL(this.running.settings.PUBLIC_URL).origin };
    return this.ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  }

  private async ask(path: string, { headers = {}, ...init }: RequestInit): Promise<Shown> {
    const credentials: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const answer = await fetch(this.running.url + path, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...credentials, ...(headers as Record<string, string>) },
    });
    const to = answer.headers.get('location') ?? '';
    return { status: answer.status, to, text: await answer.text(), headers: answer.headers };
  }
}

/** The value of the hidden field with this name. */
export const hiddenIn = ({ text }: Pick<Shown, 'text'>, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
