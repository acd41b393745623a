import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';

/** The links to campaigns that are not public. Every change expects the campaign's lock to be held. */
@Injectable()
export class Previews {
  constructor(private readonly database: Database) {}

  /** The id of the campaign's link; undefined when it has none. */
  async of(campaignId: string, tx?: Tx): Promise<string | undefined> {
    const sql = 'select id from campaign_previews where campaign_id = $1';
    const found = await (tx ? rows<{ id: string }>(tx, sql, [campaignId]) : this.database.read<{ id: string }>(sql, [campaignId])); // prettier-ignore
    return found[0]?.id;
  }

  async campaignOf(id: string): Promise<string | undefined> {
    const [found] = await this.database.read<{ campaignId: string }>(
      'select campaign_id as "campaignId" from campaign_previews where id = $1',
      [id],
    );
    return found?.campaignId;
  }

  async insert(tx: Tx, campaignId: string, madeBy: string, at: Date): Promise<string> {
    const [made] = await rows<{ id: string }>(
      tx,
      'insert into campaign_previews (campaign_id, made_by, made_at) values ($1, $2, $3) returning id',
      [campaignId, madeBy, at],
    );
    if (!made) throw new Error('Postgres did not return the link it inserted');
    return made.id;
  }

  /** True when there was one. */
  async remove(tx: Tx, campaignId: string): Promise<boolean> {
    const sql = 'delete from campaign_previews where campaign_id = $1 returning id';
    return (await rows(tx, sql, [campaignId])).length > 0;
  }
}
