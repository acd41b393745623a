import { problem } from '../../platform/http/index.js';

export class SecondFactorRequired extends problem(
  'unauthenticated',
  'second-factor-required',
  'This account has a second factor. Send `pending` with a code to `POST /v1/sessions/second-factor` within ten minutes.',
) {}

export class PendingSignInOver extends problem(
  'unauthenticated',
  'pending-sign-in-over',
  'This sign-in was finished already, or took longer than ten minutes. Begin again.',
) {}

export class SecondFactorWrong extends problem(
  'invalid',
  'second-factor-wrong',
  'This code is wrong, was used already, or is too old. Wait for the next one of your app, or take a recovery code.',
) {}

export class PasswordWrong extends problem('invalid', 'password-wrong', 'This is not your password.') {}

export class StepUpRequired extends problem(
  'forbidden',
  'step-up-required',
  'This needs you to have shown within the last ten minutes that it is you. `POST /v1/me/confirm`, then send it again; an API token cannot do this at all.',
) {}

export class SecondFactorMissing extends problem(
  'forbidden',
  'second-factor-missing',
  'Your roles are in effect once your account has a second factor: an authenticator app or a passkey.',
) {}

export class TotpAlreadyOn extends problem(
  'conflict',
  'totp-already-on',
  'An authenticator app is set up already. Turn it off first to set up another one.',
) {}

export class TotpNotBegun extends problem(
  'conflict',
  'totp-not-begun',
  'There is no authenticator app to confirm or turn off. Begin with `POST /v1/me/totp`.',
) {}
