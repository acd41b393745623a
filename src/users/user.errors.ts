import { problem } from '../platform/http/index.js';

export class PasswordWeak extends problem(
  'invalid',
  'password-weak',
  'This password is too easy to guess. Choose a longer or less usual one.',
) {}

export class TermsOutdated extends problem(
  'invalid',
  'terms-outdated',
  'These are not the terms in force. Read and accept those that `current` names.',
) {}

export class ChallengeOver extends problem(
  'invalid',
  'challenge-over',
  'This link was used already, is too old, or is not one of ours. Ask for a new one.',
) {}

export class SignInFailed extends problem(
  'unauthenticated',
  'sign-in-failed',
  'E-mail address and password do not belong together, or the address was not verified yet.',
) {}

export class SessionNotFound extends problem('not_found', 'session-not-found', 'There is no such session or token.') {}

export class TooManyTokens extends problem(
  'conflict',
  'too-many-tokens',
  'A member can have 20 API tokens at once. Revoke one that is not needed any more.',
) {}
