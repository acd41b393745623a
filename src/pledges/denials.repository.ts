import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';

/** For so long no guest pledges with an address whose reader has denied a pledge. */
const blockedDays = 30;

/** Which pledges were denied by whoever reads their address. */
@Injectable()
export class DenialsRepository {
  constructor(private readonly database: Database) {}

  /** False when it was denied before. */
  async insert(tx: Tx, pledgeId: string): Promise<boolean> {
    const sql = `insert into pledge_denials (pledge_id, denied_at) values ($1, tally_now())
                 on conflict (pledge_id) do nothing returning 1`;
    return (await rows(tx, sql, [pledgeId])).length > 0;
  }

  async exists(pledgeId: string): Promise<boolean> {
    return (await this.database.read('select 1 from pledge_denials where pledge_id = $1', [pledgeId])).length > 0;
  }

  /** Whether a pledge of a guest with this address was denied lately. */
  async isBlocked(email: string): Promise<boolean> {
    const found = await this.database.read(
      `select 1 from pledge_denials d join pledges p on p.id = d.pledge_id join users u on u.id = p.backer_id
       where d.denied_at > tally_now() - interval '${blockedDays} days' and u.email = $1 limit 1`,
      [email],
    );
    return found.length > 0;
  }
}
