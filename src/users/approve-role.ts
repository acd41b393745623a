import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { memberOf } from './end-sessions.js';
import { RoleGrantNotFound } from './role-grant.errors.js';
import { assertMayApprove } from './role-grant.rules.js';
import { type Grant, RoleGrantsRepository } from './role-grants.repository.js';
import { roleGranted } from './user.events.js';
import { Users } from './users.js';

/** Second of two steps towards a role: another owner approves it, and it is in effect. */
@Injectable()
export class ApproveRole {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly grants: RoleGrantsRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws RoleGrantNotFound (404), NotWithOneself, RoleMissing, RoleTooYoung (403), RoleGrantTwice, RoleGrantOver (409) */
  async execute(grantId: string, caller: Caller): Promise<Grant> {
    const approvedBy = memberOf(caller);
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        await this.users.assertSeasonedRole(tx, caller, 'owner');
        const proposed = await this.grants.lock(tx, grantId);
        if (!proposed) throw new RoleGrantNotFound();
        assertMayApprove(proposed, approvedBy);
        const grant = await this.grants.approve(tx, grantId, approvedBy);
        const { userId, role, proposedBy } = grant;
        const details = { userId, role, proposedBy };
        await this.audit.record(tx, [
          { caller, action: 'role.approved', subject: 'role_grant', subjectId: grantId, details },
        ]);
        await this.outbox.emit(tx, [roleGranted({ grantId, userId, role })]);
        return grant;
      }),
    );
  }
}
