import { defineEvent } from '../platform/outbox/index.js';
import { type ChallengePurpose } from './email-challenge.entity.js';

/** Somebody has to show that they read this address: write the mail from `Users.challengeMail(challengeId)`. */
export const userChallenged = defineEvent<{ challengeId: string; purpose: ChallengePurpose }>('user.challenged');

/** Somebody registered an address that is a member's already: tell the member that they have an account. */
export const userRegisteredAgain = defineEvent<{ userId: string }>('user.registered-again');

/** A role came into effect. */
export const roleGranted = defineEvent<{ grantId: string; userId: string; role: string }>('user.role-granted');

/** What can happen to somebody's second factors. */
export type FactorChange = 'totp-added' | 'totp-removed' | 'passkey-added' | 'passkey-removed' | 'recovery-code-used';

/** Somebody's second factors changed: tell them. `changeId` is of this one change. */
export const secondFactorChanged = defineEvent<{ changeId: string; userId: string; change: FactorChange }>(
  'user.second-factor-changed',
);
