import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Campaigns } from '../../campaigns/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Projects } from '../../projects/index.js';
import { ReadUpdates } from '../read-updates.js';
import { UpdatesRepository } from '../updates.repository.js';
import { type ModeratedKind, ModeratedKinds, type Subject } from './moderated-kinds.js';

/** Updates that were published: hidden, they are on no page, in no feed, no answer of the API and no mail. */
@Injectable()
export class ModeratedUpdates implements ModeratedKind, OnModuleInit {
  readonly kind = 'update';

  constructor(
    private readonly kinds: ModeratedKinds,
    private readonly updates: UpdatesRepository,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly read: ReadUpdates,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async find(id: string, tx?: Tx): Promise<Subject | undefined> {
    const update = await this.updates.find(id, tx);
    const campaign = update?.publishedAt && (await this.campaigns.find(update.campaignId, tx));
    if (!update || !campaign) return undefined;
    const { ownerId, deputyId } = await this.projects.parties(campaign.projectId, tx);
    const { campaignId, authorId, defaultLocale } = update;
    return {
      authorId,
      parties: [authorId, ownerId, ...(deputyId ? [deputyId] : [])],
      texts: firstFirst(update.texts, defaultLocale),
      path: `/campaigns/${campaignId}/updates/${id}`,
      standing: update.hiddenAt ? 'hidden' : 'shown',
      outcomes: ['none', 'hidden'],
      campaignId,
    };
  }

  /** @throws UpdateNotFound */
  async assertReadable(id: string, caller: Caller): Promise<void> {
    await this.read.one(id, caller);
  }

  setHidden(tx: Tx, id: string, at: Date | null): Promise<void> {
    return this.updates.setHidden(tx, id, at);
  }
}

/** The text in the first language before the others. */
export const firstFirst = <T extends { readonly locale: string }>(texts: readonly T[], first: string): T[] => [
  ...texts.filter(({ locale }) => locale === first),
  ...texts.filter(({ locale }) => locale !== first),
];
