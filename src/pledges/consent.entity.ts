import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a backer agreed to, word for word. Append-only: no charge exceeds the newest one. */
@Entity('consents')
export class Consent {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @Column('uuid', { name: 'backer_id' })
  backerId!: string;

  /** The version of the wording. */
  @Column('text')
  version!: string;

  @Column('text')
  sentence!: string;

  /** Amount, tip and shipping together, in minor units. */
  @Column('bigint')
  total!: string;

  @Column('text')
  currency!: string;

  /** The last day on which the card may be charged, in the campaign's zone. */
  @Column('date', { name: 'latest_date' })
  latestDate!: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt!: Date;
}
