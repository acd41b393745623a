/** What the service answered when it refused; the demo stops with it, since its story has no mistakes in it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Readonly<Record<string, unknown>>,
    what: string,
  ) {
    super(`${what}: ${status} ${JSON.stringify(problem)}`);
    this.name = 'Refused';
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who speaks: a bearer token of an account, or the signed link of a guest's pledge. */
export type Credentials = { readonly token: string } | { readonly link: string } | undefined;

/** JSON over HTTP, as any client of the service would speak it. */
export class Api {
  /**
   * @param from The address it seems to come from, for a service that trusts the loopback as its proxy: what the town's
   *   people do must not use up what the service allows the viewer's own network.
   */
  constructor(
    readonly url: string,
    private readonly from?: string,
  ) {}

  async call<Answer>(method: Method, path: string, body?: unknown, who?: Credentials): Promise<Answer> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.from && { 'x-forwarded-for': this.from }),
        ...(who && { authorization: 'token' in who ? `Bearer ${who.token}` : `Link ${who.link}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as unknown) : { text };
    if (!response.ok) throw new Refused(response.status, answer as Record<string, unknown>, `${method} ${path}`);
    return answer as Answer;
  }

  get<Answer>(path: string, who?: Credentials): Promise<Answer> {
    return this.call('GET', path, undefined, who);
  }

  post<Answer>(path: string, body: unknown = {}, who?: Credentials): Promise<Answer> {
    return this.call('POST', path, body, who);
  }

  put<Answer>(path: string, body: unknown, who?: Credentials): Promise<Answer> {
    return this.call('PUT', path, body, who);
  }
}
