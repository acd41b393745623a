import { type CriterionScore } from './review.entity.js';
import { CriteriaMismatch } from './decision.errors.js';

/** Scores go from 0 (not at all) to 5 (fully). */
export const highestScore = 5;

/**
 * Whether a review answers exactly the published questions, each once.
 *
 * @throws CriteriaMismatch naming what is missing and what is not asked.
 */
export function assertScores(scores: readonly Pick<CriterionScore, 'key'>[], criteria: readonly string[]): void {
  const given = scores.map(({ key }) => key);
  const missing = criteria.filter((key) => !given.includes(key));
  const unasked = given.filter((key) => !criteria.includes(key));
  const twice = given.filter((key, at) => given.indexOf(key) !== at);
  if (missing.length + unasked.length + twice.length === 0) return;
  throw new CriteriaMismatch({ extra: { criteria, missing, unasked: [...new Set([...unasked, ...twice])] } });
}

/**
 * Whether an approval holds: it was given, and nothing of what was approved has changed since. The campaign itself
 * cannot change while it is in review, but the project's texts can.
 */
export const isApproved = (approvedAt: Date | null, contentChangedAt: Date): boolean =>
  approvedAt !== null && approvedAt > contentChangedAt;
