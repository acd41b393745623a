import { z } from 'zod';
import { highestScore, type ReviewDecision, reviewDecisions } from '../../../campaigns/index.js';
import { lines } from '../../forms/texts.js';
import { type Criterion } from './reviews.query.js';

const mostOfComment = 2_000;
const mostOfWhole = 5_000;

export const scoreField = (key: string): string => `score-${key}`;
export const commentField = (key: string): string => `comment-${key}`;

/** A score and a comment for each criterion, the decision, and a word about the whole. */
export const reviewForm = (criteria: readonly Pick<Criterion, 'key'>[]) =>
  z.strictObject({
    decision: z.enum(reviewDecisions),
    comment: lines(mostOfWhole),
    ...Object.fromEntries(
      criteria.flatMap(({ key }) => [
        [scoreField(key), z.string().regex(new RegExp(`^[0-${highestScore}]$`))],
        [commentField(key), lines(mostOfComment)],
      ]),
    ),
  });

/** What the form says, as the use case takes it. */
export const toReview = (typed: Readonly<Record<string, unknown>>, criteria: readonly Pick<Criterion, 'key'>[]) => ({
  decision: typed['decision'] as ReviewDecision,
  comment: String(typed['comment']),
  scores: criteria.map(({ key }) => ({
    key,
    score: Number(typed[scoreField(key)]),
    comment: String(typed[commentField(key)]),
  })),
});
