import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RefundRunState, type RunCause } from './refund-run.state.js';

/**
 * Everybody of a campaign is refunded: what is left of their charge, as two people decide, or their part of what is unpaid
 * (`refund_run_parts`).
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

  /** Null when it follows from a call-off. */
  @Column('uuid', { name: 'ordered_by', nullable: true })
  orderedBy!: string | null;

  /** The second person, who approved or rejected it. */
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  /** The tranche or retention from whose decision it follows. */
  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId!: string | null;

  /** The return before it, when it gives back what a bank gave back since then. */
  @Column('uuid', { name: 'rest_of', nullable: true })
  restOf!: string | null;

  /** Business time. */
  @Column('timestamptz', { name: 'ordered_at' })
  orderedAt!: Date;

  /** Business time of the next hundred. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;
}
