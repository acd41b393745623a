import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type BreakState } from './break.state.js';

/** `unbooked`: the provider has it, the ledger has not; `unmatched`: the other way round; `differs`: both, not the same sum. */
export type BreakKind = 'unbooked' | 'unmatched' | 'differs';

/** Where staff put a difference. `nothing`: it is explained, and the ledger stays as it is. */
export type BookedTo = 'platform' | 'campaign' | 'bank' | 'nothing';

/** A difference between our books and the provider's, for somebody of finance to clear up. */
@Entity('breaks')
export class Break {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  state!: BreakState;

  @Column('text')
  kind!: BreakKind;

  /** The provider's movement, with ':fee' behind it when its fee is meant. */
  @Column('text', { nullable: true })
  movement!: string | null;

  @Column('text', { name: 'balance_transaction_id', nullable: true })
  balanceTransactionId!: string | null;

  @Column('text', { name: 'ledger_reference', nullable: true })
  ledgerReference!: string | null;

  /** What the provider's books have more than ours, in minor units; negative when they have less. */
  @Column('bigint')
  amount!: string;

  @Column('text')
  currency!: string;

  /** Null when nobody can tell. */
  @Column('uuid', { name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  /** When the money moved, or was booked. */
  @Column('timestamptz', { name: 'happened_at' })
  happenedAt!: Date;

  @Column('timestamptz', { name: 'found_at' })
  foundAt!: Date;

  /** Who has taken it on. */
  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId!: string | null;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;

  /** Null when the books came to agree by themselves. */
  @Column('uuid', { name: 'resolved_by', nullable: true })
  resolvedBy!: string | null;

  @Column('text', { name: 'booked_to', nullable: true })
  bookedTo!: BookedTo | null;

  @Column('text', { nullable: true })
  reason!: string | null;
}
