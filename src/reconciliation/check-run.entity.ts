import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One time that all invariants were asked about. */
@Entity('check_runs')
export class CheckRun {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Real time. */
  @Column('timestamptz', { name: 'ran_at', default: () => 'clock_timestamp()' })
  ranAt!: Date;

  @Column('integer', { name: 'took_ms' })
  tookMs!: number;

  @Column('integer')
  violations!: number;

  /** The invariants that were violated, each with its number, view, count and first offenders. */
  @Column('jsonb')
  findings!: unknown;
}
