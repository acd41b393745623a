import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A cable between two programs of one machine: a TCP proxy that can be cut and mended. */
export class Wire {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private isCut = false;

  private constructor(target: number) {
    this.server = createServer({ noDelay: true }, (near) => this.join(near, target));
  }

  /** Everything that comes to its port goes to `target`, while it is whole. */
  static async to(target: number): Promise<Wire> {
    const wire = new Wire(target);
    await new Promise<void>((resolve, reject) => {
      wire.server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return wire;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Cuts every connection at once, refuses new ones for so long, and is whole again. */
  async cut(forMs: number): Promise<void> {
    this.isCut = true;
    for (const socket of this.sockets) socket.resetAndDestroy();
    await sleep(forMs);
    this.isCut = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, target: number): void {
    if (this.isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
