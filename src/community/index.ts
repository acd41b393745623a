export { AskToFollow } from './ask-to-follow.js';
export { CommunityModule } from './community.module.js';
export { ConfirmFollow } from './confirm-follow.js';
export { FollowLinkOver } from './follow.errors.js';
export { followAsked, followerToTellOpening } from './follow.events.js';
export { FollowProject } from './follow-project.js';
export { type FollowedProjectResponse } from './follows.dto.js';
export { ReadFollows } from './read-follows.js';
export { UnfollowProject } from './unfollow-project.js';
