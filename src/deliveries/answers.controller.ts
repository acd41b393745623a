import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { CampaignNotFound } from '../campaigns/index.js';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { PledgeAccess, PledgeNotFound } from '../pledges/index.js';
import { Allow } from '../users/index.js';
import { AnswerQuestions } from './answer-questions.js';
import { AnswerNotOffered, AnswersLocked, QuestionNotAsked } from './answer.errors.js';
import { type AskedQuestion } from './answer.rules.js';
import { AnswerLockRequest, AnswersRequest, AskedQuestionResponse } from './answers.dto.js';
import { NothingToDeliver } from './delivery.errors.js';
import { LockAnswers } from './lock-answers.js';

/** What the rewards of a pledge ask of its backer. A guest comes with its signed link. */
@Controller('v1/pledges/:id/answers')
@OperationGroup('Deliveries')
export class AnswersController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly answerQuestions: AnswerQuestions,
  ) {}

  @Get()
  @Allow('pledges.answers')
  @Operation({
    summary: 'What the rewards of a pledge ask, with the answers so far',
    answer: [AskedQuestionResponse],
    problems: [PledgeNotFound],
  })
  async asked(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<{ data: AskedQuestion[] }> {
    return { data: await this.answerQuestions.asked(await this.access.own(id, caller)) };
  }

  @Put()
  @Allow('pledges.answers')
  @Operation({
    summary: 'Answer some of them, or correct it, until the reward is in work or answers are locked',
    answer: [AskedQuestionResponse],
    problems: [PledgeNotFound, QuestionNotAsked, AnswersLocked, AnswerNotOffered],
  })
  async answer(
    @UuidParam('id') id: string,
    @Body() { answers }: AnswersRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<{ data: AskedQuestion[] }> {
    await this.answerQuestions.execute(await this.access.own(id, caller), answers);
    return this.asked(id, caller);
  }
}

/** Whether the people of a campaign still take other answers. */
@Controller('v1/campaigns/:id/answer-lock')
@OperationGroup('Deliveries')
export class AnswerLockController {
  constructor(private readonly lockAnswers: LockAnswers) {}

  @Put()
  @HttpCode(204)
  @Allow('deliveries.mark')
  @Operation({
    summary: 'Take no other answers from backers any more, or take them again',
    status: 204,
    problems: [CampaignNotFound, NothingToDeliver],
  })
  lock(
    @UuidParam('id') id: string,
    @Body() { isLocked }: AnswerLockRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.lockAnswers.execute(id, isLocked, caller);
  }
}
