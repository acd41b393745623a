import { defineEvent } from '../platform/outbox/index.js';

/** Somebody has to show that they read this address: write the mail from `Users.challengeMail(challengeId)`. */
export const userChallenged = defineEvent<{ challengeId: string; purpose: 'verify_email' | 'reset_password' }>(
  'user.challenged',
);

/** Somebody registered an address that is a member's already: tell the member that they have an account. */
export const userRegisteredAgain = defineEvent<{ userId: string }>('user.registered-again');

/** A role came into effect. */
export const roleGranted = defineEvent<{ grantId: string; userId: string; role: string }>('user.role-granted');
