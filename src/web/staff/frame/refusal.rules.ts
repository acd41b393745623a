import { type Role } from '../../../users/index.js';
import { type Me } from './standing.query.js';

/** Why a step is not for this person. The use case asks the same again; this only says it before they try. */
export type Refusal =
  | { readonly is: 'role'; readonly role: Role }
  | { readonly is: 'same' }
  | { readonly is: 'self' }
  | { readonly is: 'party' }
  | { readonly is: 'young'; readonly from: Date };

export interface Needs {
  /** Any one of these. */
  readonly roles: readonly [Role, ...Role[]];
  /** Who took the first of two steps; null when this is the first. */
  readonly first?: string | null;
  /** People with an interest in it. */
  readonly parties?: readonly string[];
  /** The person that it is about. */
  readonly about?: string;
  /** Whether the role has to be 24 hours old. */
  readonly isSecond?: boolean;
}

/** The first reason against it; undefined when the person may try. */
export function refusalOf(
  me: Me,
  { roles, first = null, parties = [], about, isSecond = false }: Needs,
): Refusal | undefined {
  const standing = me.standings.find(({ role }) => roles.includes(role));
  if (!standing || me.userId === null) return { is: 'role', role: roles[0] };
  if (about === me.userId) return { is: 'self' };
  if (parties.includes(me.userId)) return { is: 'party' };
  if (isSecond && first === me.userId) return { is: 'same' };
  return isSecond && standing.mayApproveFrom ? { is: 'young', from: standing.mayApproveFrom } : undefined;
}
