import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Campaigns } from '../../campaigns/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Projects } from '../../projects/index.js';
import { CommentNotFound } from '../comments/comment.errors.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { ReadComments } from '../comments/read-comments.js';
import { excerptOf } from '../excerpt.rules.js';
import { type ModeratedKind, ModeratedKinds, type Subject } from './moderated-kinds.js';

/** Questions, comments and answers: of a hidden one neither words nor author are shown. One that its author has deleted is gone, and its reports are answered. */
@Injectable()
export class ModeratedComments implements ModeratedKind, OnModuleInit {
  readonly kind = 'comment';

  constructor(
    private readonly kinds: ModeratedKinds,
    private readonly comments: CommentsRepository,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly read: ReadComments,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async find(id: string, tx?: Tx): Promise<Subject | undefined> {
    const comment = await this.comments.find(id, tx);
    const campaign = comment && (await this.campaigns.find(comment.campaignId, tx));
    if (!comment || !campaign) return undefined;
    const { ownerId, deputyId, defaultLocale } = await this.projects.get(campaign.projectId, tx);
    const { authorId, adoptedBy, body, campaignId } = comment;
    const parties = [authorId, adoptedBy, ownerId, deputyId].filter((each) => each !== null);
    const about = { authorId, parties, campaignId };
    if (comment.deletedAt) return { ...about, texts: [], path: null, standing: 'gone', outcomes: ['none'] };
    return {
      ...about,
      // Nobody says in which language they ask: the campaign's is the likely one.
      texts: [{ locale: defaultLocale, title: excerptOf(body, 80), body }],
      path: `/campaigns/${campaignId}/comments/${comment.answerTo ?? id}`,
      standing: comment.hiddenAt ? 'hidden' : 'shown',
      outcomes: ['none', 'hidden'],
    };
  }

  /** @throws CommentNotFound, CampaignNotFound */
  async assertReadable(id: string, caller: Caller): Promise<void> {
    const thread = await this.read.thread(id, caller);
    const found = [thread, ...thread.answers].find((one) => one.id === id);
    if (found?.standing !== 'shown') throw new CommentNotFound();
  }

  /** @throws CommentNotFound */
  async setHidden(tx: Tx, id: string, at: Date | null): Promise<void> {
    if (!(await this.comments.setHidden(tx, id, at !== null))) throw new CommentNotFound();
  }
}
