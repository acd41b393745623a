import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether what we held at the provider covered what we owed; the last proof of each day. Minor units. */
@Entity('coverage_days')
export class CoverageDay {
  /** UTC. */
  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  currency!: string;

  @Column('timestamptz', { name: 'proved_at' })
  provedAt!: Date;

  @Column('bigint')
  available!: string;

  @Column('bigint')
  pending!: string;

  /** Charges that succeeded and that the provider has not put on the balance yet. */
  @Column('bigint')
  arriving!: string;

  /** What is owed to campaigns and to backers, after the provider's fees. */
  @Column('bigint')
  owed!: string;

  @Column('boolean')
  covered!: boolean;
}
