import { type Campaigns, inRound } from '../campaigns/index.js';
import { type Tx } from '../platform/database/index.js';
import { assertConsent, consentedTerms, type ShownConsent } from './consent.js';
import { type HeldPledge, totalOf } from './held-pledge.js';
import { type PledgesRepository } from './pledges.repository.js';

/**
 * Keeps one more consent to a pledge that stands: to its sum, and to the time in which it may be charged now. Takes the
 * campaign's lock.
 *
 * @throws ConsentMissing, ConsentOutdated; both carry the sentence to be shown
 */
export async function consentAnew(
  tx: Tx,
  { campaigns, repository }: { campaigns: Campaigns; repository: PledgesRepository },
  pledge: HeldPledge,
  shown: ShownConsent | undefined,
): Promise<void> {
  const locked = await campaigns.lock(tx, pledge.campaignId, 'group');
  // A pledge to the first round is charged by its terms, also when the second is open.
  const { campaign, round, now } = inRound(locked, pledge.round) ?? locked;
  const consent = assertConsent(consentedTerms(campaign, round), totalOf(pledge), pledge.locale, shown);
  const { id: pledgeId, backerId, currency } = pledge;
  await repository.insertConsents(tx, [{ ...consent, pledgeId, backerId, currency, at: now }]);
}
