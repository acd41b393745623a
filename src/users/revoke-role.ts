import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf } from './end-sessions.js';
import { LastOwner, RoleGrantNotFound, RoleGrantOver } from './role-grant.errors.js';
import { RoleGrantsRepository } from './role-grants.repository.js';
import { Users } from './users.js';

/**
 * Takes a role, or a proposal of one, back. One owner is enough, as what is dangerous must end quickly; it holds for
 * every request from the commit on.
 */
@Injectable()
export class RevokeRole {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly grants: RoleGrantsRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws RoleMissing (403), RoleGrantNotFound (404), RoleGrantOver, LastOwner (409) */
  async execute(grantId: string, caller: Caller): Promise<void> {
    const revokedBy = memberOf(caller);
    await this.database.inTransaction(async (tx) => {
      const owners = await this.grants.lockOwners(tx);
      await this.users.assertRole(tx, caller, 'owner');
      const grant = await this.grants.lock(tx, grantId);
      if (!grant) throw new RoleGrantNotFound();
      if (grant.revokedAt) throw new RoleGrantOver();
      if (grant.role === 'owner' && grant.approvedAt && owners === 1) throw new LastOwner();
      await this.grants.revoke(tx, grantId, revokedBy);
      const details = { userId: grant.userId, role: grant.role };
      await this.audit.record(tx, [
        { caller, action: 'role.revoked', subject: 'role_grant', subjectId: grantId, details },
      ]);
    });
  }
}
