import { Agent, request } from 'node:http';

export interface Shot {
  readonly path: string;
  /** What is sent as JSON by POST; without it the path is asked for by GET. */
  readonly body?: unknown;
  /** What the answer should be; 201 unless told. */
  readonly expected?: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly done: number;
  readonly errors: number;
}

/** Closed loop: `clients` connections, each sends its next request when the answer to the last one is there. */
export async function closedLoop(
  url: string,
  { clients, count, shot }: { clients: number; count: number; shot: (index: number) => Shot },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const { hostname, port } = new URL(url);
  const took: number[] = [];
  let errors = 0;
  let next = 0;
  const client = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const began = performance.now();
      const wanted = shot(index);
      const status = await send(agent, hostname, port, wanted);
      took.push(performance.now() - began);
      if (status !== (wanted.expected ?? 201)) errors += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return { perSecond: count / seconds, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), done: count, errors };
}

function send(agent: Agent, hostname: string, port: string, { path, body, headers }: Shot): Promise<number> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const posted = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text ?? '') };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        hostname,
        port,
        path,
        method: text === undefined ? 'GET' : 'POST',
        headers: { ...(text !== undefined && posted), ...headers },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once('error', reject);
    sent.end(text);
  });
}
