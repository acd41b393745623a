import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../../platform/database/index.js';

/** Whether the backer of a pledge is quiet about its campaign. */
export interface Quiet {
  readonly campaignId: string;
  readonly isQuiet: boolean;
}

const same = 'q.campaign_id = p.campaign_id and q.backer_id = p.backer_id';

@Injectable()
export class QuietBackers {
  constructor(private readonly database: Database) {}

  /** By one of their pledges; undefined when there is none such. */
  async of(pledgeId: string): Promise<Quiet | undefined> {
    const [found] = await this.database.read<Quiet>(
      `select p.campaign_id as "campaignId", exists (select from quiet_backers q where ${same}) as "isQuiet"
       from pledges p where p.id = $1`,
      [pledgeId],
    );
    return found;
  }

  /** Being quiet twice is being quiet once. */
  async add(tx: Tx, pledgeId: string): Promise<void> {
    await rows(
      tx,
      `insert into quiet_backers (campaign_id, backer_id, since)
       select campaign_id, backer_id, tally_now() from pledges where id = $1 on conflict do nothing`,
      [pledgeId],
    );
  }

  async remove(tx: Tx, pledgeId: string): Promise<void> {
    await rows(tx, `delete from quiet_backers q using pledges p where p.id = $1 and ${same}`, [pledgeId]);
  }

  /** All that these people did not want. */
  async forget(tx: Tx, backerIds: readonly string[]): Promise<void> {
    await rows(tx, 'delete from quiet_backers where backer_id = any($1::uuid[])', [backerIds]);
  }
}
