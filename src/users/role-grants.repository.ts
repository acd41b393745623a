import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx, violatedConstraint } from '../platform/database/index.js';
import { RoleGrantTwice } from './role-grant.errors.js';
import { type Role } from './role-grant.rules.js';

/** A grant with all that was decided about it. Times are business time. */
export interface Grant {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly proposedBy: string | null;
  readonly proposedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly revokedBy: string | null;
  readonly revokedAt: Date | null;
}

const columns = `g.id, g.user_id as "userId", g.role, g.proposed_by as "proposedBy", g.proposed_at as "proposedAt",
  g.approved_by as "approvedBy", g.approved_at as "approvedAt", g.revoked_by as "revokedBy",
  g.revoked_at as "revokedAt"`;

@Injectable()
export class RoleGrantsRepository {
  constructor(private readonly database: Database) {}

  /** @throws RoleGrantTwice (409) when the member has the role or it is proposed already. */
  async propose(tx: Tx, grant: { userId: string; role: Role; proposedBy: string }): Promise<Grant> {
    try {
      return one(
        await rows<Grant>(
          tx,
          `insert into role_grants as g (user_id, role, proposed_by, proposed_at) values ($1, $2, $3, tally_now())
           returning ${columns}`,
          [grant.userId, grant.role, grant.proposedBy],
        ),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'uq_role_grants_open') throw new RoleGrantTwice({ cause: error });
      throw error;
    }
  }

  /** The owner role of somebody whom the operator named, in effect at once. */
  async insertBootstrapped(tx: Tx, userId: string): Promise<string> {
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into role_grants (user_id, role, proposed_at, approved_at)
       select $1, 'owner', now, now from (select tally_now() as now) as c returning id`,
      [userId],
    );
    return one(made ? [made] : []).id;
  }

  async lock(tx: Tx, id: string): Promise<Grant | undefined> {
    const [grant] = await rows<Grant>(tx, `select ${columns} from role_grants g where g.id = $1 for update`, [id]);
    return grant;
  }

  /**
   * Locks the grants of all owners in one order, so that two who revoke each other go one after the other; answers how
   * many are in effect. Counts in a statement of its own: the locking one sees the rows as they were when it began.
   */
  async lockOwners(tx: Tx): Promise<number> {
    const open = `role = 'owner' and approved_at is not null and revoked_at is null`;
    await rows(tx, `select 1 from role_grants where ${open} order by id for update`);
    const [row] = await rows<{ count: string }>(tx, `select count(*) from role_grants where ${open}`);
    return Number(row?.count);
  }

  async approve(tx: Tx, id: string, approvedBy: string): Promise<Grant> {
    return one(
      await rows<Grant>(
        tx,
        `update role_grants g set approved_by = $2, approved_at = tally_now()
         where id = $1 and approved_at is null and revoked_at is null returning ${columns}`,
        [id, approvedBy],
      ),
    );
  }

  async revoke(tx: Tx, id: string, revokedBy: string): Promise<Grant> {
    return one(
      await rows<Grant>(
        tx,
        `update role_grants g set revoked_by = $2, revoked_at = tally_now()
         where id = $1 and revoked_at is null returning ${columns}`,
        [id, revokedBy],
      ),
    );
  }

  /** Grants newest first, before the given id. */
  async list(before: string | undefined, limit: number): Promise<Grant[]> {
    return this.database.read<Grant>(
      `select ${columns} from role_grants g where $1::uuid is null or g.id < $1 order by g.id desc limit $2`,
      [before ?? null, limit],
    );
  }

  /** The roles of a member that are in effect, with the instant since when. */
  async inEffect(userId: string): Promise<{ role: Role; since: Date; now: Date }[]> {
    return this.database.read(
      `select role, approved_at as since, tally_now() as now from role_grants
       where user_id = $1 and approved_at is not null and revoked_at is null order by role`,
      [userId],
    );
  }
}

function one<Row>([row]: readonly Row[]): Row {
  if (!row) throw new Error('The grant changed although it was locked');
  return row;
}
