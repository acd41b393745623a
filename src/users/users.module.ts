import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/index.js';
import { AcceptTerms } from './accept-terms.js';
import { AccessGuard } from './access.guard.js';
import { ApproveRole } from './approve-role.js';
import { AskAccountLink } from './ask-account-link.js';
import { Attempts } from './attempts.js';
import { BootstrapOwner } from './bootstrap-owner.js';
import { ChangeProfile } from './change-profile.js';
import { CompletePasswordReset } from './complete-password-reset.js';
import { CreateApiToken } from './create-api-token.js';
import { Credentials } from './credentials.js';
import { EndSessions } from './end-sessions.js';
import { ConfirmIdentity } from './factors/confirm-identity.js';
import { DisableTotp } from './factors/disable-totp.js';
import { EnrolTotp } from './factors/enrol-totp.js';
import { FactorSecrets } from './factors/factor-secrets.js';
import { FactorsController } from './factors/factors.controller.js';
import { FactorsRepository } from './factors/factors.repository.js';
import { FinishSignIn } from './factors/finish-sign-in.js';
import { ReadFactors } from './factors/read-factors.js';
import { RenewRecoveryCodes } from './factors/renew-recovery-codes.js';
import { SecondFactors } from './factors/second-factors.js';
import { EraseGuest } from './erase-guest.js';
import { EraseMe } from './erase-me.js';
import { Erasure } from './erasure.js';
import { ErasuresRepository } from './erasures.repository.js';
import { EndHold } from './holds/end-hold.js';
import { HinderErasure } from './holds/hinder-erasure.js';
import { LegalHoldsController } from './holds/legal-holds.controller.js';
import { LegalHoldsRepository } from './holds/legal-holds.repository.js';
import { ListHolds } from './holds/list-holds.js';
import { PlaceHold } from './holds/place-hold.js';
import { ListRoleGrants } from './list-role-grants.js';
import { MeController } from './me.controller.js';
import { MembersRepository } from './members.repository.js';
import { OpenSession } from './open-session.js';
import { AddPasskey } from './passkeys/add-passkey.js';
import { PasskeyChallenges } from './passkeys/passkey-challenges.js';
import { PasskeysController } from './passkeys/passkeys.controller.js';
import { PasskeysRepository } from './passkeys/passkeys.repository.js';
import { RemovePasskey } from './passkeys/remove-passkey.js';
import { SignInWithPasskey } from './passkeys/sign-in-with-passkey.js';
import { WebAuthn } from './passkeys/webauthn.js';
import { MailedCodes } from './mailed-codes.js';
import { MailedCodesRepository } from './mailed-codes.repository.js';
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
import { SignInByLink } from './sign-in-by-link.js';
import { SignIn } from './sign-in.js';
import { SignedLinks } from './signed-links.js';
import { UsersController } from './users.controller.js';
import { UsersJobs } from './users.jobs.js';
import { Users } from './users.js';
import { VerifyEmail } from './verify-email.js';

const byLink = [AskAccountLink, SignInByLink];
const people = [
  RegisterUser,
  VerifyEmail,
  CompletePasswordReset,
  AcceptTerms,
  ReadAccount,
  ChangeProfile,
  EraseMe,
  EraseGuest,
];
const factors = [FinishSignIn, ConfirmIdentity, EnrolTotp, DisableTotp, RenewRecoveryCodes, ReadFactors];
const access = [
  SignIn,
  OpenSession,
  SecondFactors,
  FactorSecrets,
  EndSessions,
  CreateApiToken,
  Credentials,
  SessionLookup,
  Passwords,
  Attempts,
  MailedCodes,
];
const passkeys = [PasskeyChallenges, AddPasskey, RemovePasskey, SignInWithPasskey];
const roles = [BootstrapOwner, ProposeRole, ApproveRole, RevokeRole, ListRoleGrants];
const holds = [PlaceHold, EndHold, ListHolds];
const repositories = [
  ErasuresRepository,
  FactorsRepository,
  PasskeysRepository,
  MailedCodesRepository,
  MembersRepository,
  SessionsRepository,
  RoleGrantsRepository,
  LegalHoldsRepository,
];

/**
 * Owns people: members and guests, their passwords, sessions and API tokens, the roles of staff, and who may ask what.
 * Guarantees that nobody signs in before showing that their address is theirs; that known and unknown addresses get the
 * same answer in the same time; that attempts are limited over all processes; that whoever has a second factor is asked
 * for it, and each of its codes is good once; that a revoked session or role is refused from the commit on; that a role
 * needs two owners besides its holder and approves nothing in its first 24 hours; that what moves money or rights needs
 * its asker to have shown lately who they are; that nothing of whom a legal hold keeps is erased; and that a route which does not name its operation in the one table of
 * permissions is refused to everybody.
 */
@Module({
  imports: [AuditModule],
  controllers: [
    UsersController,
    MeController,
    SessionsController,
    FactorsController,
    PasskeysController,
    RoleGrantsController,
    LegalHoldsController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    Users,
    UsersJobs,
    SignedLinks,
    Erasure,
    ...people,
    ...byLink,
    ...access,
    ...factors,
    ...passkeys,
    WebAuthn,
    ...roles,
    ...holds,
    HinderErasure,
    ...repositories,
  ],
  exports: [
    ...people,
    ...byLink,
    ...factors,
    ...passkeys,
    ...holds,
    ...[Users, Attempts, MailedCodes, SignedLinks, Erasure, SignIn, EndSessions, CreateApiToken],
    ...[ProposeRole, ApproveRole, RevokeRole],
  ],
})
export class UsersModule {}
