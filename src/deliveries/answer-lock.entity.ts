import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The people of a campaign take no other answers any more. */
@Entity('answer_locks')
export class AnswerLock {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('timestamptz', { name: 'locked_at' })
  lockedAt!: Date;
}
