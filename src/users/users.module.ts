import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/index.js';
import { AcceptTerms } from './accept-terms.js';
import { AccessGuard } from './access.guard.js';
import { ApproveRole } from './approve-role.js';
import { AskPasswordReset } from './ask-password-reset.js';
import { Attempts } from './attempts.js';
import { BootstrapOwner } from './bootstrap-owner.js';
import { ChangeProfile } from './change-profile.js';
import { CompletePasswordReset } from './complete-password-reset.js';
import { CreateApiToken } from './create-api-token.js';
import { Credentials } from './credentials.js';
import { EndSessions } from './end-sessions.js';
import { EraseMe } from './erase-me.js';
import { Erasure } from './erasure.js';
import { ErasuresRepository } from './erasures.repository.js';
import { ListRoleGrants } from './list-role-grants.js';
import { MeController } from './me.controller.js';
import { MembersRepository } from './members.repository.js';
import { Passwords } from './passwords.js';
import { ProposeRole } from './propose-role.js';
import { ReadAccount } from './read-account.js';
import { RegisterUser } from './register-user.js';
import { RevokeRole } from './revoke-role.js';
import { RoleGrantsController } from './role-grants.controller.js';
import { RoleGrantsRepository } from './role-grants.repository.js';
import { SessionLookup } from './session-lookup.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignIn } from './sign-in.js';
import { SignedLinks } from './signed-links.js';
import { UsersController } from './users.controller.js';
import { Users } from './users.js';
import { VerifyEmail } from './verify-email.js';

const people = [
  RegisterUser,
  VerifyEmail,
  AskPasswordReset,
  CompletePasswordReset,
  AcceptTerms,
  ReadAccount,
  ChangeProfile,
  EraseMe,
];
const access = [SignIn, EndSessions, CreateApiToken, Credentials, SessionLookup, Passwords, Attempts];
const roles = [BootstrapOwner, ProposeRole, ApproveRole, RevokeRole, ListRoleGrants];
const repositories = [ErasuresRepository, MembersRepository, SessionsRepository, RoleGrantsRepository];

/**
 * Owns people: members and guests, their passwords, sessions and API tokens, the roles of staff, and who may ask what.
 * Guarantees that nobody signs in before showing that their address is theirs; that known and unknown addresses get the
 * same answer in the same time; that attempts are limited over all processes; that a revoked session or role is refused
 * from the commit on; that a role needs two owners besides its holder and approves nothing in its first 24 hours; and
 * that a route which does not name its operation in the one table of permissions is refused to everybody.
 */
@Module({
  imports: [AuditModule],
  controllers: [UsersController, MeController, SessionsController, RoleGrantsController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    Users,
    SignedLinks,
    Erasure,
    ...people,
    ...access,
    ...roles,
    ...repositories,
  ],
  exports: [
    ...people,
    ...[Users, SignedLinks, Erasure, SignIn, EndSessions, CreateApiToken],
    ...[ProposeRole, ApproveRole, RevokeRole],
  ],
})
export class UsersModule {}
