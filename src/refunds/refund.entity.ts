import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RefundCause, type RefundState } from './refund.state.js';

/** Money that goes back to a backer. Money columns are minor units of `currency`; what is sent is `amount + tip`. */
@Entity('refunds')
export class Refund {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @Column('uuid', { name: 'payment_id' })
  paymentId!: string;

  /** What the campaign gives back, without tip. */
  @Column('bigint')
  amount!: string;

  /** What the platform gives back. */
  @Column('bigint')
  tip!: string;

  @Column('text')
  currency!: string;

  @Column('text')
  cause!: RefundCause;

  @Column('text')
  state!: RefundState;

  /** The provider's refund; null until it has answered. Set once. */
  @Column('text', { name: 'provider_id', nullable: true })
  providerId!: string | null;

  /** Calls since the last word of the provider; the wait before the next one grows with it. */
  @Column('integer', { default: 0 })
  tries!: number;

  /** Creates that ended in an answer which the provider would replay; part of the next key. */
  @Column('integer', { name: 'create_tries', default: 0 })
  createTries!: number;

  /** Business time of the next call: to send it, or to ask about one that is pending. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** Real time before which the provider is not asked again. */
  @Column('timestamptz', { name: 'retry_at', nullable: true })
  retryAt!: Date | null;

  /** Real time until which one worker has it. */
  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** The provider's reason. */
  @Column('text', { name: 'failure_code', nullable: true })
  failureCode!: string | null;

  /** What the platform bears of the provider's fee of the charge. */
  @Column('bigint', { name: 'provider_fee', default: 0 })
  providerFee!: string;

  /** The failed refund that this one makes anew. */
  @Column('uuid', { name: 'retry_of', nullable: true })
  retryOf!: string | null;

  /** The refunding of everybody that it is part of. */
  @Column('uuid', { name: 'run_id', nullable: true })
  runId!: string | null;

  /** Who asked for it; null when it follows from a rule, or was made at the provider. */
  @Column('uuid', { name: 'ordered_by', nullable: true })
  orderedBy!: string | null;

  /** The second person, who approved or rejected a large one. */
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  /** Business time. */
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;
}
