import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type PayoutLineState } from './payout.state.js';

/** The part of a payout that one recipient gets: one transfer at the provider. */
@Entity('payout_lines')
export class PayoutLine {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'payout_id' })
  payoutId!: string;

  @Column('uuid', { name: 'recipient_id' })
  recipientId!: string;

  /** Frozen when it was prepared: another account makes the payout void. */
  @Column('text', { name: 'provider_account_id' })
  providerAccountId!: string;

  /** The bank account behind it, frozen as well: with another one nothing is sent. */
  @Column('text', { name: 'bank_account', nullable: true })
  bankAccount!: string | null;

  /** Minor units. */
  @Column('bigint')
  amount!: string;

  @Column('text')
  currency!: string;

  @Column('text')
  state!: PayoutLineState;

  @Column('text', { name: 'transfer_id', nullable: true })
  transferId!: string | null;

  /** How often sending was begun; from the second time on the provider is asked first. */
  @Column('integer', { default: 0 })
  tries!: number;

  /** How often the provider answered an error that it repeats for the same key: the next try has a key of its own. */
  @Column('integer', { default: 0 })
  refusals!: number;

  /** Business time from which it is to be sent. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** When a transfer was last about to be asked for, in business time. */
  @Column('timestamptz', { name: 'last_sent_at', nullable: true })
  lastSentAt!: Date | null;

  /** Real time, like the lease. */
  @Column('timestamptz', { name: 'retry_at', nullable: true })
  retryAt!: Date | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** When the money moved, by the provider's own clock where it says so. */
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  /** Why it failed, or what a line that is not sent yet waits for: `balance_insufficient`. */
  @Column('text', { name: 'failure_code', nullable: true })
  failureCode!: string | null;

  /** The provider's payout to the recipient's own bank, when it names one. */
  @Column('text', { name: 'bank_payout_id', nullable: true })
  bankPayoutId!: string | null;

  @Column('timestamptz', { name: 'bank_arrived_at', nullable: true })
  bankArrivedAt!: Date | null;
}
