import { Injectable } from '@nestjs/common';
import {
  CampaignNotFound,
  type CampaignResponse,
  type DraftPart,
  DraftVersions,
  ReadCampaigns,
  SharePreview,
} from '../../campaigns/index.js';
import { isPartyOf, type ProjectResponse, ReadProjects } from '../../projects/index.js';
import { type Visit } from '../frame/visit.js';

/** A campaign as its own people work on it. */
export interface MyCampaign {
  readonly campaign: CampaignResponse;
  readonly project: ProjectResponse;
  /** False for the deputy, who sees everything and decides nothing. */
  readonly isOwner: boolean;
}

@Injectable()
export class CampaignDesk {
  constructor(
    private readonly readCampaigns: ReadCampaigns,
    private readonly readProjects: ReadProjects,
    private readonly versions: DraftVersions,
    private readonly sharePreview: SharePreview,
  ) {}

  /** The secret of the link by which others see it before it is public. */
  previewOf(id: string): Promise<string | null> {
    return this.sharePreview.current(id);
  }

  /** Of a part as it stands, for the form that is drawn from it. */
  version(part: DraftPart, id: string): Promise<string> {
    return this.versions.of(part, id);
  }

  /** @throws CampaignNotFound for whoever is neither owner nor deputy, also of a public one: to them it has its page */
  async mine(id: string, visit: Visit): Promise<MyCampaign> {
    const campaign = await this.readCampaigns.one(id, visit.caller, visit.locale);
    const project = await this.readProjects.one(campaign.project.id, visit.caller);
    const parties = { ownerId: project.owner.id, deputyId: project.deputy?.id ?? null };
    if (!isPartyOf(parties, visit.caller)) throw new CampaignNotFound();
    return { campaign, project, isOwner: project.owner.id === visit.caller.userId };
  }
}
