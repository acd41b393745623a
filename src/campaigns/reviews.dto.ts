import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  NestedListField,
  TextField,
} from '../platform/http/index.js';
import { type ReviewDecision, reviewDecisions } from './review.entity.js';
import { highestScore } from './review.rules.js';

export class ScoreRequest {
  @TextField({ max: 40, description: 'The key of a criterion.' })
  key!: string;

  @IntegerField({ min: 0, max: highestScore, description: '0 not at all, 5 fully.' })
  score!: number;

  @TextField({ max: 2_000, lines: true })
  comment!: string;
}

export class ReviewRequest {
  @NestedListField(() => ScoreRequest, { min: 1, max: 50, description: 'One for each criterion of the version.' })
  scores!: ScoreRequest[];

  @ChoiceField(reviewDecisions)
  decision!: ReviewDecision;

  @TextField({ max: 5_000, lines: true })
  comment!: string;
}

/** Why staff stops a campaign or lets it go on. */
export class ModerationRequest {
  @TextField({ max: 1_000, lines: true })
  reason!: string;
}

export class CriterionResponse {
  @TextField({ max: 40 })
  key!: string;

  @TextField({ max: 500 })
  question!: string;
}

export class CriteriaResponse {
  @IntegerField({ min: 1, max: 1_000 })
  version!: number;

  @NestedListField(() => CriterionResponse, { max: 50 })
  criteria!: CriterionResponse[];
}

export class ReviewResponse extends ReviewRequest {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @IdField({ nullable: true, description: 'Shown to staff only.' })
  reviewerId!: string | null;

  @IntegerField({ min: 1, max: 1_000 })
  criteriaVersion!: number;

  @InstantField()
  at!: string;
}

export class QueuedCampaignResponse {
  @IdField()
  campaignId!: string;

  @IdField()
  projectId!: string;

  @TextField({ max: 120 })
  title!: string;

  @InstantField()
  submittedAt!: string;

  @FlagField({ description: 'False once approved, unless the project has changed since.' })
  needsReview!: boolean;

  @IntegerField({ min: 1, max: 1_000 })
  criteriaVersion!: number;

  @NestedListField(() => CriterionResponse, { max: 50 })
  criteria!: CriterionResponse[];
}
