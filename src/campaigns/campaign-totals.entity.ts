import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The five public totals of a round, in minor units as strings. After closing: pledged = chargeable + collected + dropped. */
@Entity('campaign_totals')
export class CampaignTotalsRow {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn('smallint')
  round!: number;

  /** While open the sum of active pledges; frozen at closing. */
  @Column('bigint', { default: 0 })
  pledged!: string;

  @Column('integer', { default: 0 })
  pledges!: number;

  /** Distinct people. */
  @Column('integer', { default: 0 })
  backers!: number;

  /** Of what was pledged, the items not final. */
  @Column('bigint', { default: 0 })
  chargeable!: string;

  /** Successful charges; never falls. */
  @Column('bigint', { default: 0 })
  collected!: string;

  /** Items dropped or released. */
  @Column('bigint', { default: 0 })
  dropped!: string;

  /** Succeeded refunds and open or lost disputes; never more than collected. */
  @Column('bigint', { default: 0 })
  refunded!: string;

  /** For sending rewards, with what was collected: beside the five totals, in none of them. */
  @Column('bigint', { default: 0 })
  shipping!: string;

  /** What of it has gone back: of a pledge only after all that was promised. */
  @Column('bigint', { name: 'shipping_refunded', default: 0 })
  shippingRefunded!: string;
}
