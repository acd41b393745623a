import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A movement on our balance at the provider, as the provider states it. */
@Entity('balance_transactions')
export class BalanceTransaction {
  /** The provider's id. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  type!: string;

  @Column('text', { nullable: true })
  source!: string | null;

  /** Minor units; negative when money leaves. */
  @Column('bigint')
  amount!: string;

  /** What the provider keeps of it. */
  @Column('bigint')
  fee!: string;

  /** `amount - fee`. */
  @Column('bigint')
  net!: string;

  @Column('text')
  currency!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'available_on' })
  availableOn!: Date;

  /** Real time. */
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' })
  recordedAt!: Date;

  /** The ledger transaction that stands for the same money. */
  @Column('text', { name: 'ledger_reference', nullable: true })
  ledgerReference!: string | null;
}
