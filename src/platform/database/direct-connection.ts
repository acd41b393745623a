import pg from 'pg';
import { Outage } from '../outage.js';

const reconnectAfterMs = 250;

/**
 * One session per process that does not go through a pooler: it listens for notices, and holds advisory locks, which
 * Postgres frees at the instant the process dies. It reconnects by itself.
 */
export class DirectConnection {
  private readonly outage = new Outage('direct connection to Postgres');
  private readonly listeners = new Map<string, (() => void)[]>();
  private client: pg.Client | undefined;
  private opening: Promise<void> | undefined;
  private closed = false;

  /** @param url DATABASE_DIRECT_URL */
  constructor(private readonly url: string) {}

  /** Calls `heard` for each notice on the channel, and after each reconnection, since notices may have been missed. */
  async listen(channel: string, heard: () => void): Promise<void> {
    const others = this.listeners.get(channel);
    this.listeners.set(channel, [...(others ?? []), heard]);
    if (!this.client) return this.open();
    if (!others) await this.client.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  /** Connects, if it is not, or as soon as it can; resolves after the first try. */
  async open(): Promise<void> {
    if (this.client || this.closed) return;
    this.opening ??= this.connect().finally(() => (this.opening = undefined));
    await this.opening;
  }

  /** Asks on this very session. @throws when it is not connected at the moment. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    if (!this.client) throw new Error('The direct connection to Postgres is down');
    const { rows } = await this.client.query(sql, parameters as unknown[]);
    return rows as Row[];
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.opening;
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'tally direct',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client.on('notification', ({ channel }) => this.listeners.get(channel)?.forEach((heard) => heard()));
    client.on('error', (error) => this.outage.failed(error));
    client.on('end', () => this.lost(client));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      this.outage.failed(error);
      await client.end().catch(() => undefined);
      return this.reconnectLater();
    }
    if (this.closed) return client.end().catch(() => undefined);
    this.client = client;
    this.outage.worked();
    for (const heard of [...this.listeners.values()].flat()) heard();
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.reconnectLater();
  }

  private reconnectLater(): void {
    if (this.closed) return;
    setTimeout(() => void this.open(), reconnectAfterMs).unref();
  }
}
