import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { FilesModule } from '../files/index.js';
import { ProjectsModule } from '../projects/index.js';
import { UsersModule } from '../users/index.js';
import { AskToFollow } from './ask-to-follow.js';
import { CampaignBackers } from './campaign-backers.repository.js';
import { AnswerComment } from './comments/answer-comment.js';
import { CommentDesk } from './comments/comment-desk.js';
import { CommentsController } from './comments/comments.controller.js';
import { CommentsJobs } from './comments/comments.jobs.js';
import { CommentsRepository } from './comments/comments.repository.js';
import { CorrectComment } from './comments/correct-comment.js';
import { DeleteComment } from './comments/delete-comment.js';
import { EraseComments } from './comments/erase-comments.js';
import { ReadComments } from './comments/read-comments.js';
import { WriteComment } from './comments/write-comment.js';
import { CommunityLimits } from './community-limits.js';
import { CommunityJobs } from './community.jobs.js';
import { ConfirmFollow } from './confirm-follow.js';
import { EditUpdate } from './edit-update.js';
import { FollowProject } from './follow-project.js';
import { EraseFollows } from './erase-follows.js';
import { FollowsController } from './follows.controller.js';
import { FollowsRepository } from './follows.repository.js';
import { moderating, moderationControllers, moderationParts } from './moderation/moderation.parts.js';
import { MessageDesk } from './messages/message-desk.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesJobs } from './messages/messages.jobs.js';
import { MessagesRepository } from './messages/messages.repository.js';
import { ReadMessages } from './messages/read-messages.js';
import { SendMessage } from './messages/send-message.js';
import { TellBackers } from './messages/tell-backers.js';
import { PublishUpdate } from './publish-update.js';
import { EraseQuiet } from './quiet/erase-quiet.js';
import { QuietBackers } from './quiet/quiet-backers.repository.js';
import { QuietController } from './quiet/quiet.controller.js';
import { QuietUpdates } from './quiet/quiet-updates.js';
import { ReadFollows } from './read-follows.js';
import { ReadUpdates } from './read-updates.js';
import { TellFollowers } from './tell-followers.js';
import { TellOfUpdate } from './tell-of-update.js';
import { UnfollowProject } from './unfollow-project.js';
import { UpdateDesk } from './update-desk.js';
import { UpdatesController } from './updates.controller.js';
import { UpdatesRepository } from './updates.repository.js';
import { WriteUpdate } from './write-update.js';

const following = [FollowProject, AskToFollow, ConfirmFollow, UnfollowProject, ReadFollows];
const updating = [WriteUpdate, EditUpdate, PublishUpdate, ReadUpdates];
const commenting = [WriteComment, AnswerComment, CorrectComment, DeleteComment, ReadComments];
const writing = [SendMessage, ReadMessages, QuietUpdates];

/**
 * Owns what creators and backers say to each other: who follows which project, the updates of campaigns, and
 * questions and comments with their answers, messages to backers, and who wants no mails about updates; and what is
 * reported of it, with what moderators decide (`moderation/`).
 * Guarantees that nothing but one question is written to an address that has not confirmed; that known and unknown
 * addresses get the same answer; and that a follower who leaves, by whichever way, gets no letter more; that an
 * update for backers is read by nobody else; that what a published one said before stays to be read; that of a comment
 * which was deleted or hidden nobody reads a word; that a message reaches each of its backers once; that what moderators
 * hide is read by its people and staff alone; and that who decides an objection is not who decided first.
 */
@Module({
  imports: [AuditModule, FilesModule, UsersModule, ProjectsModule, CampaignsModule],
  controllers: [
    ...[FollowsController, UpdatesController, CommentsController, MessagesController, QuietController],
    ...moderationControllers,
  ],
  providers: [
    ...following,
    ...updating,
    ...commenting,
    ...moderating,
    ...moderationParts,
    ...writing,
    EraseFollows,
    EraseComments,
    EraseQuiet,
    CommunityLimits,
    CampaignBackers,
    FollowsRepository,
    UpdatesRepository,
    CommentsRepository,
    CommentsJobs,
    CommentDesk,
    MessagesRepository,
    MessageDesk,
    QuietBackers,
    TellBackers,
    MessagesJobs,
    UpdateDesk,
    TellFollowers,
    TellOfUpdate,
    CommunityJobs,
  ],
  exports: [...following, ...updating, ...commenting, ...writing, ...moderating],
})
export class CommunityModule {}
