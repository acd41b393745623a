import { problem } from '../../platform/http/index.js';

export class PasskeyRefused extends problem(
  'invalid',
  'passkey-refused',
  'This passkey could not be used: it is unknown here, its challenge is older than five minutes or used already, or what it signed is not right. Ask for a new challenge.',
) {}

export class PasskeyKnown extends problem('conflict', 'passkey-known', 'This passkey is set up already.') {}

export class TooManyPasskeys extends problem(
  'conflict',
  'too-many-passkeys',
  'A member can have 10 passkeys. Remove one that is not needed any more.',
) {}

export class PasskeyNotFound extends problem('not_found', 'passkey-not-found', 'There is no such passkey.') {}
