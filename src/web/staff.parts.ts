import { CampaignsModule } from '../campaigns/index.js';
import { UsersModule } from '../users/index.js';
import { DeskController } from './staff/desk/desk.controller.js';
import { FindQuery } from './staff/desk/find.query.js';
import { HistoryQuery } from './staff/frame/history.query.js';
import { StaffPages } from './staff/frame/staff-pages.js';
import { StandingQuery } from './staff/frame/standing.query.js';
import { WaitingQuery } from './staff/frame/waiting.query.js';
import { ReviewSheets } from './staff/reviews/review-sheets.js';
import { StaffReviewsController } from './staff/reviews/reviews.controller.js';
import { ReviewsQuery } from './staff/reviews/reviews.query.js';

/** What staff see and do. */
export const staffControllers = [DeskController, StaffReviewsController];

export const staffProviders = [
  ...[StaffPages, WaitingQuery, StandingQuery, HistoryQuery],
  ...[FindQuery, ReviewsQuery, ReviewSheets],
];

export const staffModules = [CampaignsModule, UsersModule];
