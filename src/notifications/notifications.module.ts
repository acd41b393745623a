import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { UsersModule } from '../users/index.js';
import { AccountMails } from './account-mails.js';
import { CampaignMails } from './campaign-mails.js';
import { CampaignMailsReport } from './campaign-mails.report.js';
import { CommentMails } from './comment-mails.js';
import { CommentMailsReport } from './comment-mails.report.js';
import { CommunityMailsJobs } from './community-mails.jobs.js';
import { ChargeMails } from './charge-mails.js';
import { ChooseMails } from './choose-mails.js';
import { DeliveryMails } from './delivery-mails.js';
import { DeliveryMailsJobs } from './delivery-mails.jobs.js';
import { DevMailController } from './dev-mail.controller.js';
import { FollowMails } from './follow-mails.js';
import { FollowMailsReport } from './follow-mails.report.js';
import { EraseLetters } from './erase-letters.js';
import { KeptMailer } from './kept-mailer.js';
import { Links } from './links.js';
import { Mailer } from './mailer.js';
import { MailChoicesController } from './mail-choices.controller.js';
import { MailsRepository } from './mails.repository.js';
import { MessageMails } from './message-mails.js';
import { MessageMailsReport } from './message-mails.report.js';
import { NotificationsJobs } from './notifications.jobs.js';
import { OperationsJobs } from './operations.jobs.js';
import { OperationsMails } from './operations-mails.js';
import { DenialMails } from './denial-mails.js';
import { DisputeMailsJobs } from './dispute-mails.jobs.js';
import { DisputeMails } from './dispute-mails.js';
import { ModerationMailsJobs } from './moderation-mails.jobs.js';
import { ModerationMailsReport } from './moderation-mails.report.js';
import { ModerationMails } from './moderation-mails.js';
import { MoneyWithUsJobs } from './money-with-us.jobs.js';
import { TrancheMails } from './tranche-mails.js';
import { RetentionMails } from './retention-mails.js';
import { PayoutMails } from './payout-mails.js';
import { PledgeMails } from './pledge-mails.js';
import { PledgeMailsReport } from './pledge-mails.report.js';
import { RefusalsRepository } from './refusals.repository.js';
import { PostRoom } from './post-room.js';
import { ReadMails } from './read-mails.js';
import { SendMails } from './send-mails.js';
import { SmtpMailer } from './smtp-mailer.js';
import { UpdateMails } from './update-mails.js';
import { WriteMails } from './write-mails.js';

const letters = [AccountMails, CampaignMails, PledgeMails, ChargeMails, PayoutMails, DisputeMails, OperationsMails];

/**
 * Owns the table `mails`: every letter, in its reader's language, and whether it was sent; and which letters people
 * switched off, which are neither written nor sent (`topic.rules.ts` says which may be).
 * Guarantees that an occasion is told once to each person whom it concerns, and that a letter which was written is sent
 * at least once, whatever dies meanwhile; sending never happens inside a transaction and never holds up the event.
 * It decides nothing: other modules emit events, and what a letter needs besides it reads.
 * Which change of state has which letter is in docs/mails.md.
 */
@Module({
  imports: [UsersModule],
  controllers: [DevMailController, MailChoicesController],
  providers: [
    {
      provide: Mailer,
      inject: [SETTINGS],
      useFactory: ({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: Settings) =>
        SMTP_URL ? new SmtpMailer(SMTP_URL, MAIL_FROM, new URL(PUBLIC_URL).hostname) : new KeptMailer(),
    },
    MailsRepository,
    RefusalsRepository,
    ChooseMails,
    EraseLetters,
    Links,
    WriteMails,
    SendMails,
    PostRoom,
    ReadMails,
    PledgeMailsReport,
    CampaignMailsReport,
    ...letters,
    NotificationsJobs,
    OperationsJobs,
    RetentionMails,
    TrancheMails,
    MoneyWithUsJobs,
    DenialMails,
    DisputeMailsJobs,
    FollowMailsReport,
    FollowMails,
    UpdateMails,
    CommentMailsReport,
    CommentMails,
    MessageMailsReport,
    MessageMails,
    CommunityMailsJobs,
    DeliveryMails,
    DeliveryMailsJobs,
    ...[ModerationMailsReport, ModerationMails, ModerationMailsJobs],
  ],
  exports: [Mailer, ReadMails, ChooseMails],
})
export class NotificationsModule {}
