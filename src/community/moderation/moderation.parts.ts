import { DecideObjection } from './decide-objection.js';
import { DecideReports } from './decide-reports.js';
import { DecisionsRepository } from './decisions.repository.js';
import { EraseReports } from './erase-reports.js';
import { FileReport } from './file-report.js';
import { MakeReport } from './make-report.js';
import { ModeratedCampaigns } from './moderated-campaigns.js';
import { ModeratedComments } from './moderated-comments.js';
import { ModeratedComplaints } from './moderated-complaints.js';
import { ModeratedKinds } from './moderated-kinds.js';
import { ModeratedUpdates } from './moderated-updates.js';
import { DecisionsController } from './moderation.controller.js';
import { ModerationJobs } from './moderation.jobs.js';
import { ModerationQueue } from './moderation-queue.repository.js';
import { ObjectToDecision } from './object-to-decision.js';
import { ObjectionsRepository } from './objections.repository.js';
import { ReadModeration } from './read-moderation.js';
import { ReadReports } from './read-reports.js';
import { ReadSubject } from './read-subject.js';
import { ReportsController } from './reports.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { Verdicts } from './verdicts.js';

/** Every kind of thing that can be reported. */
const kinds = [ModeratedCampaigns, ModeratedUpdates, ModeratedComments, ModeratedComplaints];

/** Reports, decisions about them, and objections against those. */
export const moderating = [
  ...[MakeReport, DecideReports, ObjectToDecision, DecideObjection],
  ...[ReadSubject, ReadReports, ReadModeration],
];
export const moderationControllers = [ReportsController, DecisionsController];
export const moderationParts = [
  ...[ModeratedKinds, FileReport, Verdicts, EraseReports, ModerationJobs],
  ...kinds,
  ...[ReportsRepository, DecisionsRepository, ObjectionsRepository, ModerationQueue],
];
