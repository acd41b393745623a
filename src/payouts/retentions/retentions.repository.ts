import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../../platform/database/index.js';
import { type Retention } from './retention.entity.js';
import { RetentionNotFound } from './retention.errors.js';

const columns = `r.id, r.campaign_id as "campaignId", r.state, r.since, r.due_at as "dueAt", r.proposed_by as "proposedBy",
  r.decided_by as "decidedBy"`;

export const retentionsDue = `select min(due_at) from retentions where due_at is not null`;

/** All SQL on the money of campaigns while it is with us. Whoever writes holds the campaign's lock. */
@Injectable()
export class RetentionsRepository {
  constructor(private readonly database: Database) {}

  /** Undefined when it began before. */
  async insert(tx: Tx, { campaignId, since, dueAt }: Pick<Retention, 'campaignId' | 'since' | 'dueAt'>) {
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into retentions (campaign_id, state, since, due_at) values ($1, 'running', $2, $3)
       on conflict (campaign_id) do nothing returning id`,
      [campaignId, since, dueAt],
    );
    return made?.id;
  }

  async lock(tx: Tx, campaignId: string): Promise<Retention | undefined> {
    const sql = `select ${columns} from retentions r where r.campaign_id = $1 for update`;
    return (await rows<Retention>(tx, sql, [campaignId]))[0];
  }

  async change(tx: Tx, { id, state, dueAt, proposedBy, decidedBy }: Retention): Promise<void> {
    await rows(tx, 'update retentions set state = $2, due_at = $3, proposed_by = $4, decided_by = $5 where id = $1', [
      ...[id, state, dueAt, proposedBy, decidedBy],
    ]);
  }

  async due(limit: number): Promise<string[]> {
    const found = await this.database.read<{ campaignId: string }>(
      `select campaign_id as "campaignId" from retentions where due_at <= tally_now() order by due_at, id limit $1`,
      [limit],
    );
    return found.map(({ campaignId }) => campaignId);
  }

  /** @throws RetentionNotFound */
  async get(id: string): Promise<Retention> {
    const [found] = await this.database.read<Retention>(`select ${columns} from retentions r where r.id = $1`, [id]);
    if (!found) throw new RetentionNotFound();
    return found;
  }

  /** Those that finance has to look at, oldest first; `after` is the id to go on from. */
  async toDecide(after: string | null, limit: number): Promise<Retention[]> {
    return this.database.read<Retention>(
      `select ${columns} from retentions r
       where r.state in ('warned', 'overdue', 'release_proposed', 'return_proposed') and ($1::uuid is null or r.id > $1)
       order by r.id limit $2`,
      [after, limit],
    );
  }
}
