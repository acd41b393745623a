import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { Users } from '../users/index.js';
import { type HeldPledge } from './held-pledge.js';
import { fromRow, type PledgeRow, selectHeldPledge } from './pledge-row.js';

export interface PledgeStep {
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  readonly reason: string;
}

/** What a backer reads of their own pledges. */
@Injectable()
export class PledgeList {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
  ) {}

  /** The caller's pledges and those of the guests they adopted, newest first. */
  async mine(caller: Caller, { after, limit }: PageQuery): Promise<Page<HeldPledge>> {
    const backers = await this.users.identitiesOf(this.database, caller.userId ?? '');
    const [before = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<PledgeRow>(
      `${selectHeldPledge} where p.backer_id = any($1::uuid[]) and ($2::uuid is null or p.id < $2) order by p.id desc limit $3`,
      [backers, before, limit + 1],
    );
    return toPage(found, limit, (row) => [row.id], fromRow);
  }

  /** Every change of its state, oldest first. */
  async history(pledgeId: string): Promise<PledgeStep[]> {
    return this.database.read<PledgeStep>(
      `select from_state as "from", to_state as "to", at, reason from state_changes
       where entity = 'pledge' and entity_id = $1 order by id limit 100`,
      [pledgeId],
    );
  }
}
