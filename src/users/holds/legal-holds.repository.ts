import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx, violatedConstraint } from '../../platform/database/index.js';
import { type HoldSubject, type LegalHold } from './legal-hold.entity.js';
import { LegalHoldTwice, NothingToHold } from './legal-hold.errors.js';

const columns = `id, user_id as "userId", campaign_id as "campaignId", reason, placed_by as "placedBy",
  placed_at as "placedAt", ended_by as "endedBy", ended_at as "endedAt", end_reason as "endReason"`;

/** 'hold' in ASCII: holds and erasures wait for each other. */
const lockKey = 0x686f6c64;

/** All SQL on legal holds, but for the functions by which what is over is asked whether it is on hold. */
@Injectable()
export class LegalHoldsRepository {
  constructor(private readonly database: Database) {}

  /** No hold is placed until the transaction ends; several may erase at once. */
  async keepOut(tx: Tx): Promise<void> {
    await rows(tx, 'select pg_advisory_xact_lock_shared($1)', [lockKey]);
  }

  /** @throws LegalHoldTwice (409), NothingToHold (404) */
  async insert(tx: Tx, subject: HoldSubject, { reason, by }: { reason: string; by: string }): Promise<LegalHold> {
    await rows(tx, 'select pg_advisory_xact_lock($1)', [lockKey]);
    try {
      const [placed] = await rows<LegalHold>(
        tx,
        `insert into legal_holds (user_id, campaign_id, reason, placed_by, placed_at)
         select $1, $2, $3, $4, tally_now()
         where not exists (select from users where id = $1 and erased_at is not null)
         returning ${columns}`,
        ['userId' in subject ? subject.userId : null, 'campaignId' in subject ? subject.campaignId : null, reason, by],
      );
      if (!placed) throw new NothingToHold();
      return placed;
    } catch (error) {
      const constraint = violatedConstraint(error) ?? '';
      if (constraint.startsWith('uq_legal_holds')) throw new LegalHoldTwice({ cause: error });
      if (constraint.startsWith('legal_holds_')) throw new NothingToHold({ cause: error });
      throw error;
    }
  }

  async lock(tx: Tx, id: string): Promise<LegalHold | undefined> {
    const [found] = await rows<LegalHold>(tx, `select ${columns} from legal_holds where id = $1 for update`, [id]);
    return found;
  }

  async end(tx: Tx, id: string, { reason, by }: { reason: string; by: string }): Promise<void> {
    await rows(
      tx,
      'update legal_holds set ended_by = $2, ended_at = tally_now(), end_reason = $3 where id = $1 and ended_at is null',
      [id, by, reason],
    );
  }

  async list(before: string | undefined, limit: number): Promise<LegalHold[]> {
    return this.database.read<LegalHold>(
      `select ${columns} from legal_holds where $1::uuid is null or id < $1 order by id desc limit $2`,
      [before ?? null, limit],
    );
  }

  /** Whether a hold keeps anything of these people. */
  async keeps(tx: Tx, userIds: readonly string[]): Promise<boolean> {
    const held = 'select 1 from unnest($1::uuid[]) as u (id) where is_on_hold(u.id, null) limit 1';
    return (await rows(tx, held, [userIds])).length > 0;
  }

  /** Why somebody was on hold, once they are erased. */
  async forgetReasons(tx: Tx, userIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `update legal_holds set reason = '', end_reason = case when end_reason is not null then '' end
       where user_id = any($1::uuid[])`,
      [userIds],
    );
  }
}
