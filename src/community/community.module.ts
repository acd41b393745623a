import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/index.js';
import { UsersModule } from '../users/index.js';
import { AskToFollow } from './ask-to-follow.js';
import { CommunityLimits } from './community-limits.js';
import { FollowJobs } from './community.jobs.js';
import { ConfirmFollow } from './confirm-follow.js';
import { FollowProject } from './follow-project.js';
import { FollowsController } from './follows.controller.js';
import { FollowsRepository } from './follows.repository.js';
import { ReadFollows } from './read-follows.js';
import { TellFollowers } from './tell-followers.js';
import { UnfollowProject } from './unfollow-project.js';

const following = [FollowProject, AskToFollow, ConfirmFollow, UnfollowProject, ReadFollows];

/**
 * Owns what creators and backers say to each other: today who follows which project.
 * Guarantees that nothing but one question is written to an address that has not confirmed; that known and unknown
 * addresses get the same answer; and that a follower who leaves, by whichever way, gets no letter more.
 */
@Module({
  imports: [UsersModule, ProjectsModule],
  controllers: [FollowsController],
  providers: [...following, CommunityLimits, FollowsRepository, TellFollowers, FollowJobs],
  exports: following,
})
export class CommunityModule {}
