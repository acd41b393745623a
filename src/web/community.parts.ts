import { CommunityModule } from '../community/index.js';
import { CommentPagesController } from './comments/comment.controller.js';
import { CommentedCampaigns } from './comments/commented-campaigns.js';
import { CommentsPagesController } from './comments/comments.controller.js';
import { FollowController, FollowLinksController } from './follow/follow.controller.js';
import { MyFollowsController } from './follow/my-follows.controller.js';
import { OneClickController } from './one-click/one-click.controller.js';
import { FollowedController } from './report/followed.controller.js';
import { ReportController } from './report/report.controller.js';
import { MessagesPagesController } from './messages/messages.controller.js';
import { QuietPagesController } from './quiet/quiet.controller.js';
import { MyUpdateController } from './updates/my-update.controller.js';
import { MyUpdatesController } from './updates/my-updates.controller.js';
import { UpdatesPagesController } from './updates/updates.controller.js';

const follows = [FollowController, FollowLinksController, MyFollowsController];
const reports = [ReportController, FollowedController];
const updates = [UpdatesPagesController, MyUpdatesController, MyUpdateController];
const comments = [CommentsPagesController, CommentPagesController];
const messages = [MessagesPagesController, QuietPagesController, OneClickController];

/** What creators and backers say to each other. */
export const communityControllers = [...follows, ...updates, ...comments, ...messages, ...reports];
export const communityProviders = [CommentedCampaigns];
export const communityModules = [CommunityModule];
