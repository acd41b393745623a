import { problem } from '../platform/http/index.js';

export class NotWithOneself extends problem(
  'forbidden',
  'not-with-oneself',
  'A role needs two owners besides the one who gets it: somebody else must do this step.',
) {}

export class RoleGrantTwice extends problem(
  'conflict',
  'role-grant-twice',
  'This person has the role already, or it is proposed and waits for approval.',
) {}

export class RoleGrantOver extends problem('conflict', 'role-grant-over', 'This grant was revoked. Propose it anew.') {}

export class RoleGrantNotFound extends problem('not_found', 'role-grant-not-found', 'There is no such grant.') {}

export class LastOwner extends problem(
  'conflict',
  'last-owner',
  'The last owner cannot lose the role. Make somebody else an owner first.',
) {}

export class RoleMissing extends problem(
  'forbidden',
  'role-missing',
  'This step needs a role that the caller lacks.',
) {}

export class RoleTooYoung extends problem(
  'forbidden',
  'role-too-young',
  'A role approves nothing in its first 24 hours. Try again later, or ask somebody who has had it longer.',
) {}

export class NoSuchMember extends problem(
  'not_found',
  'no-such-member',
  'There is no member with this id or verified e-mail address.',
) {}
