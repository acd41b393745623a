import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a dispute took or gave back, in the parts that it is booked in: minor units, negative for what was taken. */
@Entity('dispute_movements')
export class DisputeMovement {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'dispute_id' })
  disputeId!: string;

  /** Null when nothing moved at the provider: what was nobody's has become the campaign's. */
  @Column('text', { name: 'balance_transaction_id', nullable: true })
  balanceTransactionId!: string | null;

  /** Of the pledge. */
  @Column('bigint')
  amount!: string;

  @Column('bigint')
  tip!: string;

  /** Beyond what was left of the charge: the backer had it back already. The platform bears it. */
  @Column('bigint')
  excess!: string;
}
