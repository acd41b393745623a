import { CommunityModule } from '../community/index.js';
import { FollowController, FollowLinksController } from './follow/follow.controller.js';
import { MyFollowsController } from './follow/my-follows.controller.js';
import { OneClickController } from './follow/one-click.controller.js';
import { CampaignTalk } from './updates/campaign-talk.js';
import { MyUpdateController } from './updates/my-update.controller.js';
import { MyUpdatesController } from './updates/my-updates.controller.js';
import { UpdatesPagesController } from './updates/updates.controller.js';

const follows = [FollowController, FollowLinksController, MyFollowsController, OneClickController];
const updates = [UpdatesPagesController, MyUpdatesController, MyUpdateController];

/** What creators and backers say to each other. */
export const communityControllers = [...follows, ...updates];
export const communityProviders = [CampaignTalk];
export const communityModules = [CommunityModule];
