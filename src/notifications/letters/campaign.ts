import { type PageAddress, type Letter } from './letter.js';

/** What every letter about a campaign knows. Sums and times are written as the reader's language writes them. */
export interface AboutCampaign {
  readonly campaign: string;
  readonly page: PageAddress;
}

/** Letters to those who run a campaign, and to moderators. */
export interface CampaignLetters {
  /** To moderators; `page` is their queue. */
  campaignSubmitted(facts: AboutCampaign): Letter;
  campaignReviewed(facts: AboutCampaign & { decision: ReviewDecision; comment: string }): Letter;
  campaignScheduled(facts: AboutCampaign & { opens: string; deadline: string }): Letter;
  campaignOpened(facts: AboutCampaign & { deadline: string; target: string }): Letter;
  /** The deadline has passed and cards are charged until `until`. */
  campaignReached(facts: AboutCampaign & { pledged: string; until: string }): Letter;
  /** The first of two rounds has passed: its cards are charged, and the second is open until `deadline`. */
  campaignSecondRound(facts: AboutCampaign & { pledged: string; target: string; deadline: string }): Letter;
  /** The deadline has passed without the target, or without any pledge. */
  campaignMissed(facts: AboutCampaign & { pledged: string; target: string }): Letter;
  /** Collecting is over, and what was collected stays. */
  campaignSuccessful(facts: AboutCampaign & { collected: string; dropped: string; payoutFrom: string }): Letter;
  campaignRefunding(
    facts: AboutCampaign & { collected: string; because: RefundingReason; givenBack: GivenBack },
  ): Letter;
  /** Everybody was refunded after a shortfall. */
  campaignRefunded(facts: AboutCampaign): Letter;
  campaignCancelled(facts: AboutCampaign & { givenBack: GivenBack }): Letter;
  campaignSuspended(facts: AboutCampaign): Letter;
  campaignResumed(facts: AboutCampaign): Letter;
  /** To whom the owner asks to be deputy of a project. `page` accepts. */
  deputyInvited(facts: { project: string; owner: string; page: PageAddress }): Letter;
}

export type ReviewDecision = 'approved' | 'changes_requested' | 'rejected';
export type RefundingReason = 'shortfall' | 'cancelled';

/** What goes back of a campaign that ends after charging: everything, or, when a part was paid out before, what was not. */
export type GivenBack = 'everything' | 'unpaid';
