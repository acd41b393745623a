import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { type Visibility } from '../pledges/index.js';

/** Whose pledge it is, and who is shown their name. */
export interface Backer {
  readonly backerId: string;
  readonly visibility: Visibility;
}

/** A pledge that holds: its backer is one of those who make the campaign. */
const holds = `p.state in ('active', 'charging', 'needs_action', 'errored', 'collected')`;

/** Who backs a campaign. */
@Injectable()
export class CampaignBackers {
  constructor(private readonly database: Database) {}

  /** Whether the caller backs it: by account, by a guest's pledge that they adopted, or by the link of a pledge. */
  async includes(campaignId: string, { userId, pledgeId }: Caller): Promise<boolean> {
    if (userId === null && !pledgeId) return false;
    const found = await this.database.read(
      `select 1 from pledges p where p.campaign_id = $1 and ${holds}
         and (p.id = $2 or p.backer_id in (select id from users where id = $3 or adopted_by = $3)) limit 1`,
      [campaignId, pledgeId ?? null, userId],
    );
    return found.length > 0;
  }

  /** The backer behind a pledge to this campaign; undefined where it does not hold, or is to another. */
  async behind(campaignId: string, pledgeId: string, tx?: Tx): Promise<Backer | undefined> {
    const sql = `select p.backer_id as "backerId", p.visibility from pledges p
      where p.id = $2 and p.campaign_id = $1 and ${holds}`;
    const parameters = [campaignId, pledgeId];
    const [found] = await (tx ? rows<Backer>(tx, sql, parameters) : this.database.read<Backer>(sql, parameters));
    return found;
  }

  /** One pledge of each backer who wants to hear of updates, in order, after the given one. */
  async page(tx: Tx, campaignId: string, after: string | null, limit: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `select p.id from pledges p where p.campaign_id = $1 and ${holds} and ($2::uuid is null or p.id > $2)
         and not exists (select from pledges q where q.campaign_id = $1 and q.backer_id = p.backer_id and q.id < p.id
                         and q.state in ('active', 'charging', 'needs_action', 'errored', 'collected'))
         and not exists (select from quiet_backers n where n.campaign_id = $1 and n.backer_id = p.backer_id)
       order by p.id limit $3`,
      [campaignId, after, limit],
    );
    return found.map(({ id }) => id);
  }
}
