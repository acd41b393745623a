import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { PledgesModule } from '../pledges/index.js';
import { ProjectsModule } from '../projects/index.js';
import { UsersModule } from '../users/index.js';
import { AnswerLockController, AnswersController } from './answers.controller.js';
import { AnswerQuestions } from './answer-questions.js';
import { AnswersRepository } from './answers.repository.js';
import { DeliveriesJobs } from './deliveries.jobs.js';
import { LockAnswers } from './lock-answers.js';
import { WantAnswers } from './want-answers.js';
import { AnswerDelivery } from './answer-delivery.js';
import { DeliveriesController, PledgeDeliveriesController } from './deliveries.controller.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryDesk } from './delivery-desk.js';
import { EraseDeliveries } from './erase-deliveries.js';
import { MarkDeliveries } from './mark-deliveries.js';
import { ReadDeliveries } from './read-deliveries.js';

/**
 * Owns how far each reward of each pledge is on its way to its backer, and what backers answered to its questions.
 * Guarantees that every reward of a charged pledge is on the board of its campaign until all of the charge has gone back;
 * that owner and deputy alone see and mark it; that a backer is told once that something was sent, and has the last word
 * on whether it has come. An answer is changed by its backer alone, until the reward is in work or answers are locked.
 */
@Module({
  imports: [UsersModule, ProjectsModule, CampaignsModule, PledgesModule],
  controllers: [DeliveriesController, PledgeDeliveriesController, AnswersController, AnswerLockController],
  providers: [
    AnswerQuestions,
    AnswersRepository,
    DeliveriesJobs,
    LockAnswers,
    WantAnswers,
    AnswerDelivery,
    DeliveriesRepository,
    DeliveryDesk,
    EraseDeliveries,
    MarkDeliveries,
    ReadDeliveries,
  ],
  exports: [AnswerQuestions, LockAnswers, AnswerDelivery, MarkDeliveries, ReadDeliveries],
})
export class DeliveriesModule {}
