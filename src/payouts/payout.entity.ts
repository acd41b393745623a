import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type PayoutState } from './payout.state.js';

/** Money of a campaign on its way out, prepared by one person and decided by another. */
@Entity('payouts')
export class Payout {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('text')
  state!: PayoutState;

  @Column('text')
  currency!: string;

  /** Minor units: the sum of its terms and of its lines. */
  @Column('bigint')
  amount!: string;

  /** What it takes from the campaign's funds for the provider's fees, given back when nothing is sent; minor units. */
  @Column('bigint', { name: 'fees_covered' })
  feesCovered!: string;

  /** What it keeps back for later refunds and disputes, besides `amount`; minor units. */
  @Column('bigint', { default: 0 })
  reserved!: string;

  /** From when that is the campaign's again; null until the payout has left. */
  @Column('timestamptz', { name: 'reserve_due_at', nullable: true })
  reserveDueAt!: Date | null;

  @Column('timestamptz', { name: 'reserve_released_at', nullable: true })
  reserveReleasedAt!: Date | null;

  /** The tranche that it pays; null when the campaign has none that was left to pay. */
  @Column('uuid', { name: 'tranche_id', nullable: true })
  trancheId!: string | null;

  @Column('uuid', { name: 'prepared_by' })
  preparedBy!: string;

  @Column('timestamptz', { name: 'prepared_at' })
  preparedAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  /** A code: why it was rejected or became void. Free text stands in the audit trail. */
  @Column('text', { nullable: true })
  reason!: string | null;
}
