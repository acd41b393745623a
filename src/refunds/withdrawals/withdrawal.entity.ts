import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The backer has withdrawn from the contract, by law and without a reason. It stands from the moment it was declared. */
@Entity('withdrawals')
export class Withdrawal {
  @PrimaryColumn('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  /** Business time: what its confirmation says. */
  @Column('timestamptz', { name: 'declared_at' })
  declaredAt!: Date;

  /** When it is tried (again) to cancel the pledge or order its refund; null once nothing is left to do. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** Null where nothing had been charged, or where all of it goes back anyhow. */
  @Column('uuid', { name: 'refund_id', nullable: true })
  refundId!: string | null;
}
