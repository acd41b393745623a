import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Of one person or one campaign: while it is not ended, retention and erasure leave alone what concerns them. */
@Entity('legal_holds')
export class LegalHold {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Null where a campaign is meant. */
  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;

  @Column('uuid', { name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  /** Emptied when its person is erased, after its end. */
  @Column('text')
  reason!: string;

  @Column('uuid', { name: 'placed_by' })
  placedBy!: string;

  /** Business time, as its end. */
  @Column('timestamptz', { name: 'placed_at' })
  placedAt!: Date;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: string | null;
}

/** Whom or what a hold keeps: one of the two. */
export type HoldSubject = { readonly userId: string } | { readonly campaignId: string };
