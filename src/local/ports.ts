import { createServer } from 'node:net';
import { LocalPartError } from './local-part-error.js';

/** Whether this process could listen on the port now, on every address a program of ours listens on. */
export async function isPortFree(port: number): Promise<boolean> {
  // A listener on 127.0.0.1 alone does not stop us from listening on every address, but it would get our visitors.
  for (const host of ['127.0.0.1', undefined]) {
    const answer = await listen(port, host);
    if (answer === undefined) return false;
  }
  return true;
}

/** Throws LocalPartError, naming the next free port, when the port is taken, forbidden or not a port at all. */
export async function assertPortFree(port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new LocalPartError(`${port} is not a port; choose one from 1 to 65535`);
  }
  if (await isPortFree(port)) return;
  const next = await freePortAfter(port);
  const reason = port < 1024 && next > 1023 ? 'is taken or reserved' : 'is taken by another program';
  throw new LocalPartError(`port ${port} ${reason}; try --port ${next}`);
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function pickFreePort(): Promise<number> {
  const port = await listen(0, '127.0.0.1');
  if (port === undefined) throw new LocalPartError('this machine gives out no port on 127.0.0.1');
  return port;
}

/** Ports of 127.0.0.1 that were free a moment ago, all different. */
export async function pickFreePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await pickFreePort());
  return [...ports];
}

async function freePortAfter(taken: number): Promise<number> {
  for (let port = Math.max(taken + 1, 1024); port <= Math.min(taken + 1100, 65_535); port++) {
    if (await isPortFree(port)) return port;
  }
  return pickFreePort();
}

/** Listens for a moment: the port it got, or undefined when the machine refused. */
function listen(port: number, host: string | undefined): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}
