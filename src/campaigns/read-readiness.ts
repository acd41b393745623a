import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller, type Problem } from '../platform/http/index.js';
import { mayReadPrivate, Projects } from '../projects/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { Campaigns } from './campaigns.repository.js';
import { DraftCompleteness } from './draft-completeness.js';
import { ScheduleReadiness } from './schedule-readiness.js';
import { type NotReadyItem } from './schedule.rules.js';

/** What stands between a campaign and its opening, as submitting and scheduling would refuse it now. */
export interface Readiness {
  readonly forReview: readonly Problem[];
  readonly forSchedule: readonly NotReadyItem[];
  /** By moderators, as it is now. */
  readonly isApproved: boolean;
}

/** The checklist of a creator: asked of the same rules that decide, and decides nothing itself. */
@Injectable()
export class ReadReadiness {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly completeness: DraftCompleteness,
    private readonly scheduleReadiness: ScheduleReadiness,
    private readonly clock: Clock,
  ) {}

  /** For owner, deputy and staff. @throws CampaignNotFound also for others */
  async execute(id: string, caller: Caller): Promise<Readiness> {
    return this.database.inTransaction(async (tx) => {
      const campaign = await this.campaigns.find(id, tx);
      const project = campaign && (await this.projects.get(campaign.projectId, tx));
      if (!project || !mayReadPrivate(project, caller)) throw new CampaignNotFound();
      const now = await this.clock.now(tx);
      return {
        forReview: await this.completeness.refusals(tx, { campaign, round: campaign.round, project, now }),
        forSchedule: await this.scheduleReadiness.missing(tx, project),
        isApproved: await this.scheduleReadiness.isApproved(tx, id, project),
      };
    });
  }
}
