import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The five public totals of a round, in minor units as strings. After closing: pledged = chargeable + collected + dropped. */
@Entity('campaign_totals')
export class CampaignTotalsRow {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn('smallint')
  round!: number;

  /** While open the sum of active pledges; frozen at closing. */
  @Column('bigint')
  pledged!: string;

  @Column('integer')
  pledges!: number;

  /** Distinct people. */
  @Column('integer')
  backers!: number;

  /** Of what was pledged, the items not final. */
  @Column('bigint')
  chargeable!: string;

  /** Successful charges; never falls. */
  @Column('bigint')
  collected!: string;

  /** Items dropped or released. */
  @Column('bigint')
  dropped!: string;

  /** Succeeded refunds and open or lost disputes; never more than collected. */
  @Column('bigint')
  refunded!: string;
}
