import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type TransferReversalState } from './payout.state.js';

/** Part of a transfer that is taken back from a recipient, for money that goes back to backers. */
@Entity('transfer_reversals')
export class TransferReversal {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'payout_line_id' })
  payoutLineId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  /** The refund (or dispute) that it is for. */
  @Column('uuid', { name: 'cause_id' })
  causeId!: string;

  /** Minor units. */
  @Column('bigint')
  amount!: string;

  @Column('text')
  currency!: string;

  @Column('text')
  state!: TransferReversalState;

  @Column('text', { name: 'provider_id', nullable: true })
  providerId!: string | null;

  /** Calls so far; from the second one on the provider is asked first. */
  @Column('integer', { default: 0 })
  tries!: number;

  /** Answers that the provider would replay under the same key; part of the next key. */
  @Column('integer', { name: 'create_tries', default: 0 })
  createTries!: number;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** Real time, like the lease. */
  @Column('timestamptz', { name: 'retry_at', nullable: true })
  retryAt!: Date | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column('text', { name: 'failure_code', nullable: true })
  failureCode!: string | null;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;
}
