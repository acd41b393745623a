import { problem } from '../platform/http/index.js';

export class QuestionNotAsked extends problem(
  'not_found',
  'question-not-asked',
  'No reward of this pledge asks this question.',
) {}

export class AnswersLocked extends problem(
  'conflict',
  'answers-locked',
  'No other answer is taken: the reward is in work, or the people of the campaign have what they need.',
) {}

export class AnswerNotOffered extends problem(
  'invalid',
  'answer-not-offered',
  'This question is answered with one of its choices.',
) {}
