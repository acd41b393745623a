import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CampaignNotFound, Campaigns, type CampaignState, ReadCampaigns } from '../../campaigns/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Projects } from '../../projects/index.js';
import { type ModeratedKind, ModeratedKinds, type Subject } from './moderated-kinds.js';
import { firstFirst } from './moderated-updates.js';

/** Where a campaign is before it opens. */
const coming: readonly CampaignState[] = ['draft', 'in_review', 'changes_requested', 'scheduled'];

/**
 * Campaigns: the page that one has before it opens is taken away, with which it cannot be announced again. One that has
 * opened is not hidden, since people have pledged to it: it is suspended by `SuspendCampaign`, and the decision says so.
 */
@Injectable()
export class ModeratedCampaigns implements ModeratedKind, OnModuleInit {
  readonly kind = 'campaign';

  constructor(
    private readonly kinds: ModeratedKinds,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly read: ReadCampaigns,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async find(id: string, tx?: Tx): Promise<Subject | undefined> {
    const campaign = await this.campaigns.find(id, tx);
    if (!campaign) return undefined;
    const project = await this.projects.get(campaign.projectId, tx);
    const texts = await this.projects.texts(campaign.projectId, tx);
    const { ownerId, deputyId, slug, announcedAt, announcementHiddenAt, defaultLocale } = project;
    const isComing = !campaign.wasLive;
    const beforeOpening = announcementHiddenAt ? 'hidden' : announcedAt ? 'shown' : 'gone';
    return {
      authorId: ownerId,
      parties: [ownerId, ...(deputyId ? [deputyId] : [])],
      texts: firstFirst(texts, defaultLocale).map(({ locale, title, summary, story }) => ({
        locale,
        title,
        body: isComing ? summary : `${summary}\n\n${story}`,
      })),
      path: isComing ? `/campaigns/${slug}` : `/campaigns/${id}`,
      standing: isComing ? beforeOpening : campaign.state === 'suspended' ? 'suspended' : 'shown',
      outcomes: isComing ? ['none', 'hidden'] : ['none', 'suspended'],
      campaignId: id,
    };
  }

  /** Everybody may read what has opened, and what its owner announces. @throws CampaignNotFound */
  async assertReadable(id: string, caller: Caller): Promise<void> {
    const campaign = await this.campaigns.find(id);
    if (!campaign) throw new CampaignNotFound();
    const { announcedAt, announcementHiddenAt } = await this.projects.get(campaign.projectId);
    const isAnnounced = coming.includes(campaign.state) && announcedAt !== null && announcementHiddenAt === null;
    if (!isAnnounced) await this.read.one(id, caller);
  }

  /** @throws CampaignNotFound */
  async setHidden(tx: Tx, id: string, at: Date | null): Promise<void> {
    const campaign = await this.campaigns.find(id, tx);
    if (!campaign) throw new CampaignNotFound();
    await this.projects.hideAnnouncement(tx, campaign.projectId, at);
  }
}
