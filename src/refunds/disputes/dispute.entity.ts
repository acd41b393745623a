import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type DisputeState } from './dispute.state.js';

/** A charge that its backer's bank questions or has taken back. What it took is in its movements. */
@Entity('disputes')
export class Dispute {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @Column('uuid', { name: 'payment_id' })
  paymentId!: string;

  @Column('text', { name: 'provider_id' })
  providerId!: string;

  /** What the bank disputes, in minor units of `currency`: the whole charge or a part. */
  @Column('bigint')
  amount!: string;

  @Column('text')
  currency!: string;

  /** The provider's code. */
  @Column('text')
  reason!: string;

  @Column('text')
  state!: DisputeState;

  /** The charge came for a pledge that was no longer open, so it is in no total and not in the campaign's funds. */
  @Column('boolean', { name: 'is_unexpected' })
  isUnexpected!: boolean;

  @Column('timestamptz', { name: 'evidence_due_at', nullable: true })
  evidenceDueAt!: Date | null;

  /** Business time at which the provider is asked again; null when it has decided. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** The provider's time. */
  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;
}
