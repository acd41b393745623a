import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Project, Recipients } from '../projects/index.js';
import { currentTerms, Users } from '../users/index.js';
import { Drafts } from './drafts.repository.js';
import { isApproved } from './review.rules.js';
import { missingForSchedule, type NotReadyItem } from './schedule.rules.js';

/** What outside a campaign has to be true before it can open. */
@Injectable()
export class ScheduleReadiness {
  constructor(
    private readonly users: Users,
    private readonly recipients: Recipients,
    private readonly drafts: Drafts,
  ) {}

  /** Whether moderators have approved the campaign as it is now. */
  async isApproved(tx: Tx, campaignId: string, project: Pick<Project, 'contentChangedAt'>): Promise<boolean> {
    const { approvedAt } = await this.drafts.preparation(tx, campaignId);
    return isApproved(approvedAt, project.contentChangedAt);
  }

  async missing(tx: Tx, project: Pick<Project, 'ownerId' | 'deputyId'>): Promise<NotReadyItem[]> {
    const owner = await this.users.find(tx, project.ownerId);
    const deputy = project.deputyId === null ? undefined : await this.users.find(tx, project.deputyId);
    return missingForSchedule({
      termsAccepted: owner?.termsVersion === currentTerms,
      ownerVerified: owner?.emailVerifiedAt != null,
      deputyVerified: deputy?.emailVerifiedAt != null,
      recipient: await this.recipients.of(project.ownerId, tx),
    });
  }
}
