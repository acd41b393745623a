import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part in which a campaign's money is paid out, as its budget says: the needs of this number are paid from it. */
@Entity('campaign_tranches')
export class CampaignTranche {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  /** From 1, in the order in which they are paid. */
  @PrimaryColumn('smallint')
  number!: number;

  /** What is to be shown before it is paid; null for a first one that is paid at the start. */
  @Column('text', { nullable: true })
  evidence!: string | null;

  /** The last day on which that is expected, in the campaign's zone. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;
}
