import { FlagField, IdField, NestedListField, TextField, TextListField } from '../platform/http/index.js';
import { longestAnswer } from './answer.rules.js';

export class GivenAnswerRequest {
  @IdField()
  questionId!: string;

  @TextField({ max: longestAnswer, nullable: true, description: 'Null takes the answer back.' })
  answer!: string | null;
}

export class AnswersRequest {
  @NestedListField(() => GivenAnswerRequest, { min: 1, max: 100 })
  answers!: GivenAnswerRequest[];
}

export class AskedQuestionResponse extends GivenAnswerRequest {
  @IdField()
  rewardId!: string;

  @TextField({ max: 120, description: 'Of the reward.' })
  title!: string;

  @TextField({ max: 200 })
  question!: string;

  @TextListField({ max: 20, each: { max: 80 }, description: 'Empty where a short text is the answer.' })
  choices!: string[];

  @FlagField()
  required!: boolean;

  @FlagField({ description: 'Whether no other answer is taken.' })
  isLocked!: boolean;
}

export class AnswerLockRequest {
  @FlagField({ description: 'Whether no other answers are taken any more.' })
  isLocked!: boolean;
}
