import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type HeldPledge } from '../pledges/index.js';
import { type AskedQuestion, assertAnswers, type GivenAnswer } from './answer.rules.js';
import { AnswersRepository } from './answers.repository.js';

/** A backer answers what the rewards of a pledge ask, or corrects it. A charge never waits for it. */
@Injectable()
export class AnswerQuestions {
  constructor(
    private readonly database: Database,
    private readonly answers: AnswersRepository,
  ) {}

  /** What is asked, with the answers so far. The caller's right to the pledge was asked before. */
  asked({ id }: Pick<HeldPledge, 'id'>): Promise<AskedQuestion[]> {
    return this.answers.ofPledge(id);
  }

  /** All of them or none. @throws QuestionNotAsked, AnswersLocked, AnswerNotOffered */
  async execute({ id }: Pick<HeldPledge, 'id'>, given: readonly GivenAnswer[]): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await this.answers.lockPledge(tx, id);
      assertAnswers(await this.answers.ofPledge(id, tx), given);
      await this.answers.write(tx, id, given);
    });
  }
}
