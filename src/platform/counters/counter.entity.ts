import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One window of one limit; an unlogged table, which a crash of Postgres empties. */
@Entity('counters')
export class Counter {
  @PrimaryColumn('text')
  key!: string;

  /** At most one more than the limit. */
  @Column('integer')
  hits!: number;

  /** Real time: the window's end. */
  @Column('timestamptz')
  until!: Date;
}
