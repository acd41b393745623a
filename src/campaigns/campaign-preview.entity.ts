import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The link by which somebody outside sees a campaign before it is public. Ending it removes the row, and with it the link. */
@Entity('campaign_previews')
export class CampaignPreview {
  /** What the link is signed for; a new link has a new one. */
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'made_by' })
  madeBy!: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;
}
