import { Injectable } from '@nestjs/common';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { Gazetteer, mayReadPrivate, PlaceUnknown, ProjectNotFound, Projects } from '../projects/index.js';
import { type Locale } from '../users/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { type CampaignListItem, type CampaignPage, CampaignPages } from './campaign-pages.repository.js';
import { toCampaignResponse, toListItem } from './campaign-response.js';
import { type CampaignResponse, type CampaignSummaryResponse, type HistoryEntryResponse } from './campaigns.dto.js';
import { type CampaignsQuery } from './listing.dto.js';

/** Campaigns as people read them. What was never live is seen by owner, deputy and staff only. */
@Injectable()
export class ReadCampaigns {
  constructor(
    private readonly pages: CampaignPages,
    private readonly projects: Projects,
    private readonly gazetteer: Gazetteer,
  ) {}

  /** @throws CampaignNotFound also for a private one of somebody else. */
  async one(id: string, caller: Caller, locale?: Locale): Promise<CampaignResponse> {
    const { page, isInsider } = await this.readable(id, caller);
    return this.show(page, isInsider, locale);
  }

  /** For whoever holds the link that `SharePreview` opens. @throws CampaignNotFound */
  async previewed(id: string, locale?: Locale): Promise<CampaignResponse> {
    const page = await this.pages.find(id);
    if (!page) throw new CampaignNotFound();
    return this.show(page, false, locale);
  }

  private async show(page: CampaignPage, isInsider: boolean, locale?: Locale): Promise<CampaignResponse> {
    const title = (await this.projects.titles([page.projectId], locale)).get(page.projectId);
    if (!title) throw new Error(`The project ${page.projectId} has no text`);
    return toCampaignResponse(page, title, isInsider);
  }

  /** Newest first, or around a place the nearest first. @throws PlaceUnknown */
  async list(query: CampaignsQuery): Promise<Page<CampaignSummaryResponse>> {
    const { state = 'live', locale, near, radius, after, limit } = query;
    if (near !== undefined) {
      const centre = this.gazetteer.centre(near);
      if (!centre) throw new PlaceUnknown();
      const [metres, id] = (decodeCursor(after, ['integer', 'uuid']) ?? []) as string[];
      const from = metres !== undefined && id !== undefined ? { metres, id } : undefined;
      const found = await this.pages.around({ ...centre, radius }, state, from, limit + 1);
      return this.page(found, limit, locale, (item) => [String(item.metres), item.id]);
    }
    return this.page(await this.pages.inState(state, idIn(after), limit + 1), limit, locale);
  }

  /** Newest first; the private ones too for owner, deputy and staff. @throws ProjectNotFound */
  async ofProject(
    projectId: string,
    { after, limit }: PageQuery,
    caller: Caller,
  ): Promise<Page<CampaignSummaryResponse>> {
    const project = await this.projects.get(projectId);
    const all = mayReadPrivate(project, caller);
    if (!all && !project.publicSince) throw new ProjectNotFound();
    return this.page(await this.pages.ofProject(projectId, { all, before: idIn(after), limit: limit + 1 }), limit);
  }

  /** Oldest first. @throws CampaignNotFound */
  async history(id: string, { after, limit }: PageQuery, caller: Caller): Promise<Page<HistoryEntryResponse>> {
    const { isInsider } = await this.readable(id, caller);
    const found = await this.pages.history(id, idIn(after), limit + 1);
    return toPage(
      found,
      limit,
      (row) => [row.id],
      ({ entity, from, to, at, actorId, reason }) => {
        return { of: entity, from, to, at: at.toISOString(), actorId: isInsider ? actorId : null, reason };
      },
    );
  }

  private async readable(id: string, caller: Caller): Promise<{ page: CampaignPage; isInsider: boolean }> {
    const page = await this.pages.find(id);
    if (!page) throw new CampaignNotFound();
    const isPublic = page.rounds.some(({ opensAt }) => opensAt !== null);
    // A visitor on a public page costs no second question.
    if (caller.userId === null && isPublic) return { page, isInsider: false };
    const isInsider = mayReadPrivate(await this.projects.get(page.projectId), caller);
    if (!isPublic && !isInsider) throw new CampaignNotFound();
    return { page, isInsider };
  }

  private async page<Item extends CampaignListItem>(
    found: readonly Item[],
    limit: number,
    locale?: Locale,
    keyOf: (item: Item) => readonly string[] = ({ id }) => [id],
  ): Promise<Page<CampaignSummaryResponse>> {
    const titles = await this.projects.titles(
      found.map(({ projectId }) => projectId),
      locale,
    );
    return toPage(found, limit, keyOf, (item) => {
      const title = titles.get(item.projectId);
      if (!title) throw new Error(`The project ${item.projectId} has no text`);
      return toListItem(item, title);
    });
  }
}

/** @throws MalformedCursor */
const idIn = (after: string | undefined): string | undefined =>
  decodeCursor(after, ['uuid'])?.[0] as string | undefined;
