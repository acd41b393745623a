import { Column, Entity, PrimaryColumn } from 'typeorm';

export const needKinds = ['task', 'material', 'infrastructure'] as const;
export type NeedKind = (typeof needKinds)[number];

/** One line of the budget. The minimum of a campaign is the sum of the required ones, the optimum the sum of all. */
@Entity('needs')
export class Need {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('smallint')
  position!: number;

  @Column('text')
  label!: string;

  @Column('text')
  kind!: NeedKind;

  /** Minor units of the campaign's currency, as a string. */
  @Column('bigint')
  amount!: string;

  @Column('boolean')
  required!: boolean;

  /** The number of the tranche that pays for it; null when the campaign has none. */
  @Column('smallint', { nullable: true })
  tranche!: number | null;
}
