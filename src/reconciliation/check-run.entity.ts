import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One time that the invariants were asked about. */
@Entity('check_runs')
export class CheckRun {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Real time. */
  @Column('timestamptz', { name: 'ran_at', default: () => 'clock_timestamp()' })
  ranAt!: Date;

  /** Only what changed from then on was asked about, in real time; null when everything was. */
  @Column('timestamptz', { nullable: true })
  since!: Date | null;

  @Column('integer', { name: 'took_ms' })
  tookMs!: number;

  @Column('integer')
  violations!: number;

  /** The invariants that were violated, each with its number, view, count and first offenders. */
  @Column('jsonb')
  findings!: unknown;
}
