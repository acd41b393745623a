import { problem } from '../../platform/http/index.js';

export class CommentNotFound extends problem(
  'not_found',
  'comment-not-found',
  'There is no such comment, or it was deleted or hidden.',
) {}

export class CommentsClosed extends problem(
  'conflict',
  'comments-closed',
  'This campaign is cancelled or suspended: what was written stays to be read, and nothing is added.',
) {}

export class PledgeDoesNotHold extends problem(
  'forbidden',
  'pledge-does-not-hold',
  'Without an account, asking takes the link of a pledge to this campaign that has its card and was not cancelled.',
) {}

export class NotTheCreator extends problem(
  'forbidden',
  'not-the-creator',
  'Questions are answered by the owner of the project and their deputy.',
) {}

export class CommentSettled extends problem(
  'conflict',
  'comment-settled',
  'A comment can be corrected for 15 minutes, and this time is over. It can still be deleted.',
) {}

export class AnsweredEnough extends problem(
  'conflict',
  'answered-enough',
  'This question has all the answers that one can have. Correct or delete one of them.',
) {}
