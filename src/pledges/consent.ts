import { type CampaignSummary, needsTarget } from '../campaigns/index.js';
import { money, toJson } from '../money/index.js';
import { composeConsent, type ConsentLocale, type ConsentText } from './consent.rules.js';
import { type CampaignInGroup } from './group-draft.js';
import { type GivenConsent } from './held-pledge.js';
import { ConsentMissing, ConsentOutdated } from './pledge.errors.js';

/** What the backer's button said, sent back so that it can be compared with what holds. */
export interface ShownConsent {
  readonly version: string;
  readonly sentence: string;
}

type ConsentedCampaign = Pick<
  CampaignInGroup,
  'currency' | 'deadline' | 'collectingEndsAt' | 'zone' | 'target' | 'allOrNothing'
>;

type ConsentedRound = Pick<CampaignSummary['round'], 'number' | 'deadline' | 'collectingEndsAt' | 'target'>;

/** What a consent says of a campaign and its round, in the words of the pledge rules. */
export const consentedTerms = (
  { currency, zone, model }: Pick<CampaignSummary, 'currency' | 'zone' | 'model'>,
  { number, deadline, collectingEndsAt, target }: ConsentedRound,
): ConsentedCampaign => ({
  currency,
  zone,
  deadline,
  collectingEndsAt,
  target,
  allOrNothing: needsTarget(model, number),
});

/** The consent that a pledge of `total` minor units to this campaign needs. */
export function consentFor(campaign: ConsentedCampaign, total: bigint, locale: ConsentLocale): ConsentText {
  return composeConsent({
    locale,
    total: money(total, campaign.currency),
    deadline: campaign.deadline,
    collectingEndsAt: campaign.collectingEndsAt,
    zone: campaign.zone,
    ...(campaign.allOrNothing && { target: money(campaign.target, campaign.currency) }),
  });
}

/**
 * The consent as it will be kept.
 *
 * @throws ConsentMissing, ConsentOutdated; both carry the sentence that has to be shown.
 */
export function assertConsent(
  campaign: ConsentedCampaign,
  total: bigint,
  locale: ConsentLocale,
  shown: ShownConsent | undefined,
): GivenConsent {
  const needed = consentFor(campaign, total, locale);
  const extra = { consent: { ...needed, total: toJson(money(total, campaign.currency)) } };
  if (!shown) throw new ConsentMissing({ extra });
  if (shown.version !== needed.version || shown.sentence !== needed.sentence) throw new ConsentOutdated({ extra });
  return { ...needed, total };
}
