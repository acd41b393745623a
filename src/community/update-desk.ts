import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { TextPictures } from '../files/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { isPartyOf, Projects } from '../projects/index.js';
import { type Update } from './update.entity.js';
import { CampaignNotPublic, UpdateNotFound } from './update.errors.js';
import { UpdatesRepository } from './updates.repository.js';

/** Who may write: owner and deputy of the project, of a campaign that has opened; to others it does not exist. And with which pictures. */
@Injectable()
export class UpdateDesk implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly updates: UpdatesRepository,
    private readonly pictures: TextPictures,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.pictures.register((tx, pictures) => this.updates.showing(tx, pictures));
  }

  /** Keeps the pictures that a text shows, instead of those that it showed. @throws PictureUndescribed, PictureNotHere */
  async keepPictures(tx: Tx, campaignId: string, before: string, after: string): Promise<void> {
    const campaign = await this.campaigns.find(campaignId, tx);
    if (!campaign) throw new CampaignNotFound();
    const { projectId } = campaign;
    await this.pictures.write(tx, { projectId, before, after, at: await this.clock.now(tx) });
  }

  async isParty(campaignId: string, caller: Caller): Promise<boolean> {
    const campaign = await this.campaigns.find(campaignId);
    return campaign !== undefined && isPartyOf(await this.projects.parties(campaign.projectId), caller);
  }

  /** @throws CampaignNotFound (404), CampaignNotPublic (409) */
  async assertMayWrite(campaignId: string, caller: Caller): Promise<void> {
    if (!(await this.isParty(campaignId, caller))) throw new CampaignNotFound();
    const rounds = await this.campaigns.rounds(campaignId);
    if (rounds.every(({ state }) => state === 'planned')) throw new CampaignNotPublic();
  }

  /** Holds the update for one of its people. @throws UpdateNotFound (404) */
  async withOwn<T>(id: string, caller: Caller, work: (tx: Tx, update: Update) => Promise<T>): Promise<T> {
    return this.database.inTransaction(async (tx) => {
      const update = await this.updates.lock(tx, id);
      if (!update || !(await this.isParty(update.campaignId, caller))) throw new UpdateNotFound();
      return work(tx, update);
    });
  }
}
