import { type RecipientState } from '../projects/index.js';

/** One thing outside the campaign that is missing before it can be scheduled. */
export interface NotReadyItem {
  readonly item: 'terms' | 'owner' | 'deputy' | 'recipient' | 'account';
  readonly message: string;
}

/**
 * What has to be true before money may be raised: people who can be reached, terms accepted, and an account that can be
 * paid under the legal name that the page shows. Empty when all is.
 */
export function missingForSchedule(facts: {
  readonly termsAccepted: boolean;
  readonly ownerVerified: boolean;
  readonly deputyVerified: boolean;
  readonly recipient: { readonly legalName: string; readonly transfers: RecipientState } | undefined;
}): NotReadyItem[] {
  const { termsAccepted, ownerVerified, deputyVerified, recipient } = facts;
  const missing: NotReadyItem[] = [];
  if (!termsAccepted) missing.push({ item: 'terms', message: 'The owner has not accepted the terms in force.' });
  if (!ownerVerified) missing.push({ item: 'owner', message: 'The owner has not verified their e-mail address.' });
  if (!deputyVerified)
    missing.push({ item: 'deputy', message: 'No deputy with a verified e-mail address has accepted.' });
  if (!recipient || recipient.legalName.trim() === '') {
    missing.push({ item: 'recipient', message: 'Nobody is named who legally receives the money.' });
  } else if (recipient.transfers !== 'active') {
    missing.push({ item: 'account', message: 'The account that receives the money is not ready at the provider.' });
  }
  return missing;
}

/** What happens at the planned opening: a campaign whose deadline has passed meanwhile goes back to its creator. */
export const decideOpening = (deadline: Date, now: Date): 'live' | 'draft' => (now < deadline ? 'live' : 'draft');
