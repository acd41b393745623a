import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A backer who gets no mails about the updates of a campaign. No row: they do. */
@Entity('quiet_backers')
export class QuietBacker {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  /** As in their pledge: a guest stays one here when somebody adopts them. */
  @PrimaryColumn('uuid', { name: 'backer_id' })
  backerId!: string;

  /** Business time. */
  @Column('timestamptz')
  since!: Date;
}
