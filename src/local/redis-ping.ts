import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { LocalPartError } from './local-part-error.js';

/** Throws LocalPartError, naming the address but never the password, unless a Redis answers there within 5 seconds. */
export async function pingRedis(url: string, patienceMs = 5_000): Promise<void> {
  const { protocol, hostname, port, username, password } = parse(url);
  const place = `REDIS_URL (${hostname}:${port || 6379})`;
  const endpoint = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 6379 };
  const words = password ? [command('AUTH', ...[username, password].filter(Boolean).map(decodeURIComponent))] : [];
  const expected = words.length + 1;

  const answer = await new Promise<string>((resolve, reject) => {
    const refuse = (reason: string) => reject(new LocalPartError(`${place} does not answer: ${reason}`));
    const secure = protocol === 'rediss:';
    const socket: Socket = secure ? connectSecurely({ ...endpoint, servername: endpoint.host }) : connect(endpoint);
    let received = '';
    socket.setTimeout(patienceMs, () => socket.destroy(new Error(`nothing came in ${patienceMs} ms`)));
    socket.once('error', (error: NodeJS.ErrnoException) => refuse(error.message || (error.code ?? 'no connection')));
    socket.once('close', () => refuse('it closed the connection'));
    socket.once(secure ? 'secureConnect' : 'connect', () => socket.write([...words, command('PING')].join('')));
    socket.on('data', (data) => {
      received += data.toString('utf8');
      const lines = received.split('\r\n').slice(0, -1);
      if (lines.length < expected && !received.startsWith('-')) return;
      resolve(lines.at(-1) ?? '');
      socket.destroy();
    });
  });
  if (answer !== '+PONG') throw new LocalPartError(`${place} refuses us: ${answer.slice(1)}`);
}

function parse(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && ['redis:', 'rediss:'].includes(parsed.protocol) && parsed.hostname) return parsed;
  throw new LocalPartError('REDIS_URL is not an address such as redis://host:6379');
}

function command(...words: string[]): string {
  return `*${words.length}\r\n` + words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('');
}
