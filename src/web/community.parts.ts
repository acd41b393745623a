import { CommunityModule } from '../community/index.js';
import { FollowController, FollowLinksController } from './follow/follow.controller.js';
import { MyFollowsController } from './follow/my-follows.controller.js';
import { OneClickController } from './follow/one-click.controller.js';

/** What creators and backers say to each other. */
export const communityControllers = [FollowController, FollowLinksController, MyFollowsController, OneClickController];
export const communityProviders = [];
export const communityModules = [CommunityModule];
