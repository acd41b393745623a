import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { memberOf } from './end-sessions.js';
import { NoSuchMember } from './role-grant.errors.js';
import { assertMayPropose, type Role } from './role-grant.rules.js';
import { type Grant, RoleGrantsRepository } from './role-grants.repository.js';
import { Users } from './users.js';

export interface ProposeRoleInput {
  /** The member, by id or by verified e-mail address: one of the two. */
  readonly userId?: string | undefined;
  readonly email?: string | undefined;
  readonly role: Role;
}

/** First of two steps towards a role: an owner proposes it. Nothing is in effect yet. */
@Injectable()
export class ProposeRole {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly grants: RoleGrantsRepository,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws RoleMissing, NotWithOneself (403), NoSuchMember (404), RoleGrantTwice (409) */
  async execute(input: ProposeRoleInput, caller: Caller): Promise<Grant> {
    const proposedBy = memberOf(caller);
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        await this.users.assertRole(tx, caller, 'owner');
        const userId = await this.beneficiary(tx, input);
        assertMayPropose(userId, proposedBy);
        const grant = await this.grants.propose(tx, { userId, role: input.role, proposedBy });
        const details = { userId, role: input.role };
        await this.audit.record(tx, [
          { caller, action: 'role.proposed', subject: 'role_grant', subjectId: grant.id, details },
        ]);
        return grant;
      }),
    );
  }

  private async beneficiary(tx: Tx, { userId, email }: ProposeRoleInput): Promise<string> {
    if (userId) return (await this.users.verifiedMember(tx, userId)).id;
    const member = email && (await this.users.findVerifiedMemberByEmail(tx, email));
    if (!member) throw new NoSuchMember();
    return member.id;
  }
}
