import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

interface Sending {
  /** Real milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Posts a webhook; resolves with the HTTP status, or null when no answer came in time. */
export function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  { timeoutMs, signal }: Sending,
): Promise<number | null> {
  const secure = url.startsWith('https:');
  return new Promise((resolve) => {
    const options = {
      method: 'POST',
      agent: secure ? agents.https : agents.http,
      timeout: timeoutMs,
      signal,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(body),
        ...headers,
      },
    };
    const request = (secure ? httpsRequest : httpRequest)(url, options, (response) => {
      response.resume();
      response.once('error', () => resolve(null));
      response.once('close', () => resolve(response.statusCode ?? null));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(null));
    request.end(body);
  });
}
