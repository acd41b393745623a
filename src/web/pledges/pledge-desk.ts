import { Injectable } from '@nestjs/common';
import { type CampaignResponse, needsTarget, ReadCampaigns } from '../../campaigns/index.js';
import { type HeldPledge, PledgeAccess, ReadAddress, type ShownAddress } from '../../pledges/index.js';
import { CampaignPageQuery, type CampaignStory } from '../campaign/campaign-page.query.js';
import { type Visit } from '../frame/visit.js';

/** A pledge with the campaign that it belongs to. */
export interface PledgeFile {
  readonly pledge: HeldPledge;
  readonly campaign: CampaignResponse;
  readonly story: CampaignStory;
  /** The round of the pledge. */
  readonly round: CampaignResponse['rounds'][number];
  /** Whether it is charged only if its round reaches the target. */
  readonly isConditional: boolean;
  /** Whether the reader is its backer, not staff who read everything. */
  readonly isOwn: boolean;
}

/** Fetches a pledge for its backer, and for staff where they may read it. */
@Injectable()
export class PledgeDesk {
  constructor(
    private readonly access: PledgeAccess,
    private readonly addresses: ReadAddress,
    private readonly readCampaigns: ReadCampaigns,
    private readonly stories: CampaignPageQuery,
  ) {}

  /** @throws PledgeNotFound */
  async own(id: string, visit: Visit): Promise<PledgeFile> {
    return this.open(await this.access.own(id, visit.caller), visit, true);
  }

  /** As `own`, for changing it. @throws PledgeNotFound, FreshCodeNeeded */
  async changeable(id: string, visit: Visit): Promise<PledgeFile> {
    return this.open(await this.access.changeable(id, visit.caller), visit, true);
  }

  /** As `own`, for giving it a card. @throws PledgeNotFound, FreshCodeNeeded */
  async payable(id: string, visit: Visit): Promise<PledgeFile> {
    return this.open(await this.access.payable(id, visit.caller), visit, true);
  }

  /** @throws PledgeNotFound */
  async readable(id: string, visit: Visit): Promise<PledgeFile> {
    const pledge = await this.access.readable(id, visit.caller);
    return this.open(pledge, visit, await this.access.isOwn(pledge, visit.caller));
  }

  /** Where its rewards are sent, for its backer; null when it is not known. */
  async address({ pledge, isOwn }: PledgeFile, { caller }: Visit): Promise<ShownAddress | null> {
    return isOwn ? this.addresses.execute(pledge.id, caller) : null;
  }

  private async open(pledge: HeldPledge, { caller, locale }: Visit, isOwn: boolean): Promise<PledgeFile> {
    const campaign = await this.readCampaigns.one(pledge.campaignId, caller, locale);
    const story = await this.stories.story(pledge.campaignId, locale);
    const round = campaign.rounds.find(({ number }) => number === pledge.round);
    if (!round) throw new Error(`The pledge ${pledge.id} is of a round that its campaign does not have`);
    return { pledge, campaign, story, round, isConditional: needsTarget(campaign.model, pledge.round), isOwn };
  }
}

/** What its backer may do with a pledge now, as far as a page can know; the use cases decide under their locks. */
export function openTo({ pledge, campaign, round }: PledgeFile): { change: boolean; cancel: boolean } {
  const isOpen = (pledge.state === 'pending' || pledge.state === 'active') && round.state === 'open';
  return {
    change: isOpen && campaign.acceptsPledges,
    cancel: isOpen && (campaign.acceptsPledges || campaign.state === 'suspended'),
  };
}
