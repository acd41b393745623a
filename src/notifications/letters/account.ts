import { type FactorChange } from '../../users/index.js';
import { type PageAddress, type Letter } from './letter.js';

/** Letters about a person's account and roles. */
export interface AccountLetters {
  /** Somebody registered with this address and has to show that it is theirs. */
  verifyEmail(facts: { link: PageAddress; until: string }): Letter;
  /** Somebody registered with the address of a member. */
  alreadyRegistered(facts: { signIn: PageAddress; reset: PageAddress }): Letter;
  /** Somebody asked for a link that signs in. */
  signInLink(facts: { link: PageAddress; until: string }): Letter;
  resetPassword(facts: { link: PageAddress; until: string }): Letter;
  /** A role came into effect. `role` is a code of the API. */
  roleGranted(facts: { role: Role; since: string }): Letter;
  /** A second factor was added, removed, or replaced by a recovery code once. */
  secondFactorChanged(facts: { change: FactorChange; page: PageAddress; reset: PageAddress }): Letter;
}

export type Role = 'moderator' | 'finance' | 'auditor' | 'owner';
