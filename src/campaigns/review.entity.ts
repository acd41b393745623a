import { Column, Entity, PrimaryColumn } from 'typeorm';

export const reviewDecisions = ['approved', 'changes_requested', 'rejected'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** How one criterion was judged: 0 (not at all) to 5 (fully). */
export type CriterionScore = { key: string; score: number; comment: string };

/** A moderator's judgement of a submitted campaign. Append-only. */
@Entity('reviews')
export class Review {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'reviewer_id' })
  reviewerId!: string;

  @Column('integer', { name: 'criteria_version' })
  criteriaVersion!: number;

  /** One for every criterion of the version. */
  @Column('jsonb')
  scores!: CriterionScore[];

  @Column('text')
  decision!: ReviewDecision;

  @Column('text')
  comment!: string;

  @Column('timestamptz')
  at!: Date;
}
