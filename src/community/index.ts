export { AskToFollow } from './ask-to-follow.js';
export { AnswerComment } from './comments/answer-comment.js';
export { CommentNotFound } from './comments/comment.errors.js';
export { commentAnswered, commentWritten } from './comments/comment.events.js';
export { type CommentStanding } from './comments/comment-desk.js';
export { type AnswerResponse, type CommentResponse } from './comments/comments.dto.js';
export { CorrectComment } from './comments/correct-comment.js';
export { DeleteComment } from './comments/delete-comment.js';
export { ReadComments } from './comments/read-comments.js';
export { WriteComment } from './comments/write-comment.js';
export { messageAudiences, type MessageAudience } from './messages/backer-message.entity.js';
export { backerToTellMessage } from './messages/message.events.js';
export { type MessageResponse } from './messages/messages.dto.js';
export { ReadMessages } from './messages/read-messages.js';
export { SendMessage } from './messages/send-message.js';
export { QuietUpdates } from './quiet/quiet-updates.js';
export { CommunityModule } from './community.module.js';
export { EditUpdate } from './edit-update.js';
export { excerptOf, quotedOf } from './excerpt.rules.js';
export { ConfirmFollow } from './confirm-follow.js';
export { FollowLinkOver } from './follow.errors.js';
export { followAsked, followerToTellOpening } from './follow.events.js';
export { FollowProject } from './follow-project.js';
export { type FollowedProjectResponse } from './follows.dto.js';
export { DecideObjection } from './moderation/decide-objection.js';
export { DecideReports } from './moderation/decide-reports.js';
export { MakeReport } from './moderation/make-report.js';
export { kindIn } from './moderation/moderation.controller.js';
export { type ModerationCaseResponse, type QueuedSubjectResponse } from './moderation/moderation.dto.js';
export { ObjectionNotFound, SubjectNotFound } from './moderation/moderation.errors.js';
export { objectionDecided, reportMade, subjectDecided } from './moderation/moderation.events.js';
export {
  type Basis,
  bases,
  type Ground,
  grounds,
  mayObject,
  numberOf,
  objectionEnd,
  type Outcome,
  type Standing,
  type SubjectKind,
  subjectKinds,
} from './moderation/moderation.rules.js';
export { ObjectToDecision } from './moderation/object-to-decision.js';
export { ReadModeration } from './moderation/read-moderation.js';
export { ReadReports } from './moderation/read-reports.js';
export { ReadSubject } from './moderation/read-subject.js';
export { type DecisionResponse, type ReportResponse, type StatementResponse } from './moderation/reports.dto.js';
export { PublishUpdate } from './publish-update.js';
export { ReadFollows } from './read-follows.js';
export { UnfollowProject } from './unfollow-project.js';
export { ReadUpdates } from './read-updates.js';
export { type Audience, audiences } from './update.entity.js';
export { UpdateNotFound } from './update.errors.js';
export { backerToTellUpdate, followerToTellUpdate } from './update.events.js';
export { type OldTextResponse, type UpdateResponse } from './updates.dto.js';
export { WriteUpdate } from './write-update.js';
