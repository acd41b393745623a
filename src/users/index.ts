export { AcceptTerms } from './accept-terms.js';
export { AskAccountLink } from './ask-account-link.js';
export { Attempts } from './attempts.js';
export { evenTimeMs, inEvenTime } from './even-time.js';
export { ChangeProfile } from './change-profile.js';
export { CompletePasswordReset } from './complete-password-reset.js';
export { CreateApiToken } from './create-api-token.js';
export { ApproveRole } from './approve-role.js';
export { assertSameSite } from './credentials.js';
export { ConfirmIdentity } from './factors/confirm-identity.js';
export { DisableTotp } from './factors/disable-totp.js';
export { type BegunTotp, EnrolTotp } from './factors/enrol-totp.js';
export { SecondFactorRequired } from './factors/factor.errors.js';
export { type SecondFactorsResponse } from './factors/factors.dto.js';
export { FinishSignIn } from './factors/finish-sign-in.js';
export { ReadFactors } from './factors/read-factors.js';
export { RenewRecoveryCodes } from './factors/renew-recovery-codes.js';
export { EndSessions, memberOf } from './end-sessions.js';
export {
  Allow,
  type Actor,
  isAllowed,
  isOperation,
  type OperationName,
  permissions,
  stepUpOperations,
} from './permissions.js';
export { AddPasskey } from './passkeys/add-passkey.js';
export { RemovePasskey } from './passkeys/remove-passkey.js';
export { SignInWithPasskey } from './passkeys/sign-in-with-passkey.js';
export { type Asked, type Person } from './person.js';
export { ReadAccount } from './read-account.js';
export { RegisterUser } from './register-user.js';
export { ProposeRole } from './propose-role.js';
export { RevokeRole } from './revoke-role.js';
export {
  LastOwner,
  NoSuchMember,
  NotWithOneself,
  RoleGrantNotFound,
  RoleGrantOver,
  RoleGrantTwice,
  RoleMissing,
  RoleTooYoung,
} from './role-grant.errors.js';
export { isSeasoned, type Role, seasoningMs, staffRoles } from './role-grant.rules.js';
export { endedSession, pledgeShown, sessionTokenIn, signedInSession } from './session-cookie.js';
export { SignInByLink } from './sign-in-by-link.js';
export { SignIn } from './sign-in.js';
export { EraseGuest } from './erase-guest.js';
export { EraseMe } from './erase-me.js';
export { ErasureHindered } from './erasure.errors.js';
export { HindrancesResponse } from './users.dto.js';
export { Erasure, type Hindrance, hindrances, type Leaving } from './erasure.js';
export { EndHold } from './holds/end-hold.js';
export { LegalHoldNotFound, NothingToHold } from './holds/legal-hold.errors.js';
export { type HoldSubject } from './holds/legal-hold.entity.js';
export { PlaceHold } from './holds/place-hold.js';
export { LinkInvalid } from './link.errors.js';
export { MailedCodeWrong } from './mailed-code.errors.js';
export { MailedCodes } from './mailed-codes.js';
export { type LinkPurpose, SignedLinks } from './signed-links.js';
export {
  type FactorChange,
  roleGranted,
  secondFactorChanged,
  userChallenged,
  userRegisteredAgain,
} from './user.events.js';
export {
  currentTerms,
  type Locale,
  locales,
  isErasedAddress,
  networkOf,
  normaliseEmail,
  passwordLength,
} from './user.rules.js';
export { type ChallengeMail, type GuestInput, Users } from './users.js';
export { type MeResponse, type SessionResponse } from './users.dto.js';
export { UsersModule } from './users.module.js';
export { VerifyEmail } from './verify-email.js';
