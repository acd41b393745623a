import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, type Credentials, Refused } from '../../src/demo/api.js';

const patienceMs = 120_000;
const pauseMs = 150;

/**
 * A client that does what every client of the service is told to: it repeats what was not answered, or answered 503,
 * with the same idempotency key. Any other 5xx is a mistake of the service, and noted.
 */
export class PatientApi extends Api {
  /** Answers that no outage excuses, by what was asked. */
  readonly mistakes = new Map<string, number>();
  repeated = 0;

  override async call<Answer>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    who?: Credentials,
  ): Promise<Answer> {
    const key = randomUUID();
    for (const deadline = performance.now() + patienceMs; ; await sleep(pauseMs)) {
      const response = await this.ask(method, path, body, { who, key });
      if (response === undefined || response.status >= 500 || response.status === 429) {
        if (response !== undefined) this.judge(method, path, response);
        if (performance.now() > deadline) throw new Error(`${method} ${path} was not answered for two minutes`);
        this.repeated += 1;
        continue;
      }
      const answer = (response.body.startsWith('{') ? JSON.parse(response.body) : {}) as unknown;
      if (response.status >= 400)
        throw new Refused(response.status, answer as Record<string, unknown>, `${method} ${path}`);
      return answer as Answer;
    }
  }

  private judge(
    method: string,
    path: string,
    { status, retryAfter }: { status: number; retryAfter: string | null },
  ): void {
    if (status === 429 || (status === 503 && retryAfter !== null)) return;
    const what = `${method} ${path.replace(/[\da-f-]{36}/g, ':id').replace(/\?.*/, '')}: ${status}${status === 503 ? ' without Retry-After' : ''}`;
    this.mistakes.set(what, (this.mistakes.get(what) ?? 0) + 1);
  }

  /** Undefined when nobody listens or the connection broke. */
  private async ask(
    method: string,
    path: string,
    body: unknown,
    { who, key }: { who: Credentials; key: string },
  ): Promise<{ status: number; retryAfter: string | null; body: string } | undefined> {
    try {
      const response = await fetch(new URL(path, this.url), {
        method,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(this.network && { 'x-forwarded-for': this.network }),
          ...(who && { authorization: 'token' in who ? `Bearer ${who.token}` : `Link ${who.link}` }),
          ...(method === 'POST' && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(15_000),
      });
      return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.text() };
    } catch {
      return undefined;
    }
  }

  constructor(
    url: string,
    private readonly network?: string,
  ) {
    super(url, network);
  }
}
