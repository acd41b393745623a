import { ChoiceField, EmailField, IdField, InstantField } from '../platform/http/index.js';
import { type Role, staffRoles } from './role-grant.rules.js';
import { type Grant } from './role-grants.repository.js';

/** Names the member by `userId` or by `email`, one of the two. */
export class ProposeRoleRequest {
  @IdField({ optional: true })
  userId?: string;

  @EmailField({ optional: true, description: 'The verified address of the member.' })
  email?: string;

  @ChoiceField(staffRoles)
  role!: Role;
}

/** A role of one member: proposed, in effect once approved, over once revoked. */
export class RoleGrantResponse {
  @IdField()
  id!: string;

  @IdField()
  userId!: string;

  @ChoiceField(staffRoles)
  role!: Role;

  @ChoiceField(['proposed', 'in_effect', 'revoked'])
  state!: 'proposed' | 'in_effect' | 'revoked';

  @IdField({ nullable: true, description: 'Null for the first owners, whom the operator named.' })
  proposedBy!: string | null;

  @InstantField()
  proposedAt!: string;

  @IdField({ nullable: true })
  approvedBy!: string | null;

  @InstantField({ nullable: true })
  approvedAt!: string | null;

  @IdField({ nullable: true })
  revokedBy!: string | null;

  @InstantField({ nullable: true })
  revokedAt!: string | null;
}

export const toRoleGrant = (grant: Grant): RoleGrantResponse => ({
  ...grant,
  state: grant.revokedAt ? 'revoked' : grant.approvedAt ? 'in_effect' : 'proposed',
  proposedAt: grant.proposedAt.toISOString(),
  approvedAt: grant.approvedAt?.toISOString() ?? null,
  revokedAt: grant.revokedAt?.toISOString() ?? null,
});
