import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ProjectsModule } from '../projects/index.js';
import { UsersModule } from '../users/index.js';
import { AnnounceCampaign } from './announce-campaign.js';
import { AnnounceDeadline } from './announce-deadline.js';
import { AnnouncementsController } from './announcements.controller.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { CampaignPages } from './campaign-pages.repository.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsJobs } from './campaigns.jobs.js';
import { Campaigns } from './campaigns.repository.js';
import { CancelCampaign } from './cancel-campaign.js';
import { DraftCampaign } from './draft-campaign.js';
import { DraftCompleteness } from './draft-completeness.js';
import { DraftsController } from './drafts.controller.js';
import { DraftVersions } from './draft-versions.repository.js';
import { Drafts } from './drafts.repository.js';
import { EditCampaign } from './edit-campaign.js';
import { EndCampaign } from './end-campaign.js';
import { EndForgottenSuspension } from './end-forgotten-suspension.js';
import { LaunchController } from './launch.controller.js';
import { ModerationController } from './moderation.controller.js';
import { OpenCampaign } from './open-campaign.js';
import { OpenSecondRound } from './open-second-round.js';
import { PreviewsController } from './previews.controller.js';
import { Previews } from './previews.repository.js';
import { ReadCampaigns } from './read-campaigns.js';
import { ReadReadiness } from './read-readiness.js';
import { ReadReviews } from './read-reviews.js';
import { ResumeCampaign } from './resume-campaign.js';
import { ReviewCampaign } from './review-campaign.js';
import { Reviews } from './reviews.repository.js';
import { ScheduleCampaign } from './schedule-campaign.js';
import { ScheduleReadiness } from './schedule-readiness.js';
import { SetNeeds } from './set-needs.js';
import { SetRewards } from './set-rewards.js';
import { SharePreview } from './share-preview.js';
import { SubmitCampaign } from './submit-campaign.js';
import { SuspendCampaign } from './suspend-campaign.js';
import { UnscheduleCampaign } from './unschedule-campaign.js';

const creators = [
  DraftCampaign,
  EditCampaign,
  SetNeeds,
  SetRewards,
  SubmitCampaign,
  ScheduleCampaign,
  UnscheduleCampaign,
  SharePreview,
  AnnounceCampaign,
];
const staff = [ReviewCampaign, SuspendCampaign, ResumeCampaign];
const endings = [CancelCampaign, EndCampaign, EndForgottenSuspension];

/**
 * Owns campaigns from draft to end: rounds, totals, needs, rewards with their stock, and reviews.
 * Guarantees that a campaign changes state only by its table, under its lock, with a history row and an event; that no
 * reward is oversold and no total negative; that what backers saw (deadline, target, policy, fees) does not change once
 * it is live; and that a draft is seen by its creator and staff only.
 * Moves no money: settlement, refunds and payouts advance its states through `Campaigns`.
 */
@Module({
  imports: [AuditModule, ProjectsModule, UsersModule],
  controllers: [
    CampaignsController,
    DraftsController,
    LaunchController,
    PreviewsController,
    AnnouncementsController,
    ModerationController,
  ],
  providers: [
    ...creators,
    ...staff,
    ...endings,
    AnnounceDeadline,
    ...[CampaignDecisions, CampaignNews, CampaignsJobs, DraftCompleteness, OpenCampaign, OpenSecondRound],
    ...[ReadCampaigns, ReadReviews],
    ...[ScheduleReadiness, ReadReadiness],
    ...[CampaignPages, Campaigns, Drafts, DraftVersions, Previews, Reviews],
  ],
  exports: [
    ...[Campaigns, OpenSecondRound, ReadCampaigns, ReadReviews, ReadReadiness, CancelCampaign, DraftVersions],
    ...creators,
    ...staff,
  ],
})
export class CampaignsModule {}
