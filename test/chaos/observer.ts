import pg from 'pg';

/** Looks at the service's database from outside, over and over, whatever becomes of the connection. */
export class Observer {
  private client: pg.Client | undefined;

  constructor(private readonly url: string) {}

  /** Asks once; a connection that broke is made anew the next time. @throws when Postgres is away. */
  async ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row> {
    try {
      this.client ??= await this.connect();
      const { rows } = await this.client.query<Row>(sql);
      return rows[0] as Row;
    } catch (error) {
      const { client } = this;
      this.client = undefined;
      await client?.end().catch(() => undefined);
      throw error;
    }
  }

  /** A connection for statements that must not be cut, when the faults are over. */
  async connection(): Promise<pg.Client> {
    this.client ??= await this.connect();
    return this.client;
  }

  async close(): Promise<void> {
    await this.client?.end().catch(() => undefined);
    this.client = undefined;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 2_000, query_timeout: 20_000 });
    client.on('error', () => (this.client = this.client === client ? undefined : this.client));
    await client.connect();
    return client;
  }
}
