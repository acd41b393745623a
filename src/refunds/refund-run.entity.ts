import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RefundRunState, type RunCause } from './refund-run.state.js';

/**
 * Everybody of a campaign is refunded, by the decision of two people: what is left of their charge, or their part of what
 * is unpaid.
 */
@Entity('refund_runs')
export class RefundRun {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('text')
  cause!: RunCause;

  @Column('text')
  state!: RefundRunState;

  @Column('uuid', { name: 'ordered_by' })
  orderedBy!: string;

  /** The second person, who approved or rejected it. */
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  /** The tranche or retention from whose decision it follows; then each charge has its part in `refund_run_parts`. */
  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId!: string | null;

  /** Business time. */
  @Column('timestamptz', { name: 'ordered_at' })
  orderedAt!: Date;

  /** Business time of the next hundred. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;
}
