import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that stops payouts: of one campaign, or all. */
@Entity('payout_blocks')
export class PayoutBlock {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Null when it stops the payouts of all campaigns. */
  @Column('uuid', { name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  /** 'break', 'check' or 'coverage'. */
  @Column('text')
  cause!: string;

  /** Which break, which check, which currency. */
  @Column('text')
  subject!: string;

  /** For staff, without personal data. */
  @Column('text')
  reason!: string;

  @Column('timestamptz')
  since!: Date;

  @Column('timestamptz', { name: 'lifted_at', nullable: true })
  liftedAt!: Date | null;
}
