import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Where the rewards of a pledge are sent. Personal: it stands in no event, answer to a repeated request, audit row or log,
 * and is forgotten with the pledge's claim to a reward.
 */
@Entity('pledge_addresses')
export class PledgeAddress {
  @PrimaryColumn('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  /** Who receives it. */
  @Column('text')
  name!: string;

  @Column('text')
  line1!: string;

  @Column('text', { nullable: true })
  line2!: string | null;

  /** Null where a country has none. */
  @Column('text', { name: 'postal_code', nullable: true })
  postalCode!: string | null;

  @Column('text')
  city!: string;

  /** The destination of the pledge: with another one the address is forgotten. */
  @Column('text')
  country!: string;

  @Column('timestamptz', { name: 'written_at' })
  writtenAt!: Date;
}
