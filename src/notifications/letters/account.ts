import { type PageAddress, type Letter } from './letter.js';

/** Letters about a person's account and roles. */
export interface AccountLetters {
  /** Somebody registered with this address and has to show that it is theirs. */
  verifyEmail(facts: { link: PageAddress; until: string }): Letter;
  /** Somebody registered with the address of a member. */
  alreadyRegistered(facts: { signIn: PageAddress; reset: PageAddress }): Letter;
  resetPassword(facts: { link: PageAddress; until: string }): Letter;
  /** A role came into effect. `role` is a code of the API. */
  roleGranted(facts: { role: Role; since: string }): Letter;
}

export type Role = 'moderator' | 'finance' | 'auditor' | 'owner';
