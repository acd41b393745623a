import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { type Caller } from '../../../platform/http/index.js';
import { type Role, seasoningMs } from '../../../users/index.js';

/** A role in effect. From `mayApproveFrom` on it may approve; null when it does already. */
export interface Standing {
  readonly role: Role;
  readonly mayApproveFrom: Date | null;
}

/** Who looks at a page of staff, and what stands behind a campaign: enough to say why a step is not theirs. */
export interface Me {
  readonly userId: string | null;
  readonly standings: readonly Standing[];
}

@Injectable()
export class StandingQuery {
  constructor(private readonly database: Database) {}

  async of({ userId }: Pick<Caller, 'userId'>): Promise<Me> {
    const standings = await this.database.read<Standing>(
      `select role, case when approved_at + make_interval(secs => $2) > tally_now()
           then approved_at + make_interval(secs => $2) end as "mayApproveFrom"
       from role_grants where user_id = $1 and approved_at is not null and revoked_at is null`,
      [userId, seasoningMs / 1000],
    );
    return { userId, standings };
  }

  /** Owner and deputy of the campaign's project, who receive its money too. */
  async partiesOf(campaignId: string): Promise<string[]> {
    const found = await this.database.read<{ id: string }>(
      `select unnest(array_remove(array[p.owner_id, p.deputy_id], null)) as id
       from campaigns c join projects p on p.id = c.project_id where c.id = $1`,
      [campaignId],
    );
    return found.map(({ id }) => id);
  }
}
