import { Injectable } from '@nestjs/common';
import { ReadCampaigns } from '../campaigns/index.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { isStaff } from '../projects/index.js';
import { CampaignBackers } from './campaign-backers.repository.js';
import { UpdateNotFound } from './update.errors.js';
import { UpdateDesk } from './update-desk.js';
import { type OldTextResponse, type UpdateResponse } from './updates.dto.js';
import { UpdatesRepository, type UpdateWithTexts } from './updates.repository.js';

const mostDrafts = 50;
const mostHidden = 50;
const mostVersions = 100;

/**
 * Updates as people read them: what is for backers only keeps its texts to backers, the project's people and staff; and
 * what moderators have hidden is read by the project's people and staff alone, and stands in no list but their own.
 */
@Injectable()
export class ReadUpdates {
  constructor(
    private readonly campaigns: ReadCampaigns,
    private readonly updates: UpdatesRepository,
    private readonly desk: UpdateDesk,
    private readonly backers: CampaignBackers,
  ) {}

  /** Published ones, newest first; of those for others only that they are there. @throws CampaignNotFound */
  async ofCampaign(campaignId: string, query: PageQuery, caller: Caller): Promise<Page<UpdateResponse>> {
    await this.campaigns.one(campaignId, caller);
    return this.page(campaignId, query, caller);
  }

  private async page(campaignId: string, { after, limit }: PageQuery, caller: Caller): Promise<Page<UpdateResponse>> {
    const [at, id] = (decodeCursor(after, ['instant', 'uuid']) ?? []) as string[];
    const found = await this.updates.published(campaignId, at && id ? { at, id } : null, limit + 1);
    const needsToKnow = found.some(({ audience }) => audience === 'backers');
    const isInside = needsToKnow && (await this.isInside(campaignId, caller));
    return toPage(
      found,
      limit,
      (update) => [update.publishedAt?.toISOString() ?? '', update.id],
      (update) => show(update, isInside),
    );
  }

  /** The newest published ones, for whoever has read the campaign. */
  async newest(campaignId: string, limit: number, caller: Caller): Promise<UpdateResponse[]> {
    return (await this.page(campaignId, { limit }, caller)).data;
  }

  /** @throws UpdateNotFound also for a draft of somebody else, and where its texts are for others */
  async one(id: string, caller: Caller): Promise<UpdateResponse> {
    const update = await this.updates.find(id);
    if (!update) throw new UpdateNotFound();
    if (!(await this.mayRead(update, caller))) throw new UpdateNotFound();
    return show(update, true);
  }

  private async mayRead(update: UpdateWithTexts, caller: Caller): Promise<boolean> {
    const { publishedAt, hiddenAt, audience, campaignId } = update;
    if (!publishedAt) return this.desk.isParty(campaignId, caller);
    if (hiddenAt) return isStaff(caller) || this.desk.isParty(campaignId, caller);
    return audience === 'everyone' || this.isInside(campaignId, caller);
  }

  /** Newest first. @throws CampaignNotFound for whoever is neither owner nor deputy */
  async drafts(campaignId: string, caller: Caller): Promise<UpdateResponse[]> {
    await this.desk.assertMayWrite(campaignId, caller);
    return (await this.updates.drafts(campaignId, mostDrafts)).map((update) => show(update, true));
  }

  /** Those that moderators have hidden, newest first. @throws CampaignNotFound for whoever is neither owner nor deputy */
  async hidden(campaignId: string, caller: Caller): Promise<UpdateResponse[]> {
    await this.desk.assertMayWrite(campaignId, caller);
    return (await this.updates.hidden(campaignId, mostHidden)).map((update) => show(update, true));
  }

  /** What a published update said before, newest first, for whoever may read it. @throws UpdateNotFound */
  async versions(id: string, caller: Caller): Promise<OldTextResponse[]> {
    await this.one(id, caller);
    const found = await this.updates.versions(id, mostVersions);
    return found.map(({ replacedAt, ...text }) => ({ ...text, replacedAt: replacedAt.toISOString() }));
  }

  private async isInside(campaignId: string, caller: Caller): Promise<boolean> {
    if (isStaff(caller) || (await this.desk.isParty(campaignId, caller))) return true;
    return this.backers.includes(campaignId, caller);
  }
}

function show(update: UpdateWithTexts, isInside: boolean): UpdateResponse {
  const { id, campaignId, audience, defaultLocale, authorName, publishedAt, correctedAt, hiddenAt, texts } = update;
  const isLocked = audience === 'backers' && !isInside;
  return {
    ...{ id, campaignId, audience, defaultLocale, authorName, isLocked },
    publishedAt: publishedAt?.toISOString() ?? null,
    correctedAt: correctedAt?.toISOString() ?? null,
    hiddenAt: hiddenAt?.toISOString() ?? null,
    texts: isLocked ? [] : texts.map((text) => ({ ...text })),
  };
}
