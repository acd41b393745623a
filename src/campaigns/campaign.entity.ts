import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type CampaignState, type SuspendableState } from './campaign.state.js';

export const campaignModels = ['all_or_nothing', 'keep_it_all', 'two_rounds'] as const;
export type CampaignModel = (typeof campaignModels)[number];

export const shortfallPolicies = ['pay_anyway', 'require_goal', 'tolerance'] as const;
export type ShortfallPolicy = (typeof shortfallPolicies)[number];

/** One raising of money for a project. What it began with (fees, criteria) stays as it was. */
@Entity('campaigns')
export class Campaign {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'project_id' })
  projectId!: string;

  @Column('text')
  model!: CampaignModel;

  @Column('text')
  state!: CampaignState;

  /** ISO 4217; of every amount of the campaign. */
  @Column('text')
  currency!: string;

  /** IANA zone in which the deadline is written and legal days are counted. */
  @Column('text')
  zone!: string;

  /** What happens if less than the target can be collected; declared before launch. */
  @Column('text', { name: 'shortfall_policy' })
  shortfallPolicy!: ShortfallPolicy;

  /** Basis points of the target that `tolerance` asks for (9,000–10,000); null for the other policies. */
  @Column('integer', { name: 'tolerance_bps', nullable: true })
  toleranceBps!: number | null;

  /** Platform fee on what is collected, basis points; of the day the draft was made. */
  @Column('integer', { name: 'fee_bps' })
  feeBps!: number;

  /** VAT on the platform fee, basis points. */
  @Column('integer', { name: 'vat_bps' })
  vatBps!: number;

  /** What of each payout is kept back, basis points, and for how many days; of the day the draft was made. */
  @Column('integer', { name: 'reserve_bps', default: 0 })
  reserveBps!: number;

  @Column('integer', { name: 'reserve_days', default: 30 })
  reserveDays!: number;

  /** The version of the review criteria it was last submitted under. */
  @Column('integer', { name: 'criteria_version', nullable: true })
  criteriaVersion!: number | null;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  /** The last approval since it was submitted; void when the project's content has changed later. */
  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt!: Date | null;

  /** When it is to open; a wish while in draft. The round keeps when it did. */
  @Column('timestamptz', { name: 'opens_at', nullable: true })
  opensAt!: Date | null;

  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  /** The state that the suspension interrupted. A deadline passing meanwhile makes `live` here `closing`. */
  @Column('text', { name: 'suspended_from', nullable: true })
  suspendedFrom!: SuspendableState | null;

  /** Why everyone gets their money back: decides whether `refunding` ends `unsuccessful` or `cancelled`. */
  @Column('text', { name: 'refund_reason', nullable: true })
  refundReason!: 'shortfall' | 'cancelled' | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
