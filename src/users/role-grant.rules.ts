import { NotWithOneself, RoleGrantOver, RoleGrantTwice } from './role-grant.errors.js';

/** What staff can be. */
export const staffRoles = ['moderator', 'finance', 'auditor', 'owner'] as const;
export type Role = (typeof staffRoles)[number];

/** A role in effect for less than this approves nothing (business time). */
export const seasoningMs = 24 * 60 * 60 * 1000;

/** Whether a role that came into effect at `since` may approve at `now`. */
export const isSeasoned = (since: Date, now: Date): boolean => now.getTime() - since.getTime() >= seasoningMs;

/** What decides about a grant. Ids are of users. */
export interface GrantDecision {
  readonly userId: string;
  readonly proposedBy: string | null;
  readonly approvedAt: Date | null;
  readonly revokedAt: Date | null;
}

/**
 * Nobody grants a role to themselves.
 *
 * @throws NotWithOneself
 */
export function assertMayPropose(beneficiaryId: string, proposerId: string): void {
  if (beneficiaryId === proposerId) throw new NotWithOneself();
}

/**
 * A grant is approved once, by somebody who neither gets it nor proposed it.
 *
 * @throws NotWithOneself, RoleGrantOver, RoleGrantTwice
 */
export function assertMayApprove(grant: GrantDecision, approverId: string): void {
  if (approverId === grant.userId || approverId === grant.proposedBy) throw new NotWithOneself();
  if (grant.revokedAt) throw new RoleGrantOver();
  if (grant.approvedAt) throw new RoleGrantTwice({ detail: 'This role was already approved.' });
}
