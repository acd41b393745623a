import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';

/** One change of state, by whom and why. */
export interface Change {
  readonly entity: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  readonly actorName: string | null;
  readonly reason: string;
}

const most = 200;

@Injectable()
export class HistoryQuery {
  constructor(private readonly database: Database) {}

  /** Of these things, oldest first. */
  async of(entity: string, ids: readonly string[]): Promise<Change[]> {
    return this.database.read<Change>(
      `select s.entity, s.from_state as "from", s.to_state as "to", s.at, u.display_name as "actorName", s.reason
       from state_changes s left join users u on u.id = s.actor_id
       where s.entity = $1 and s.entity_id = any($2::uuid[]) order by s.id limit ${most}`,
      [entity, ids],
    );
  }
}
