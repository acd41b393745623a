import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that shifts business time; 0 in production. Moved by `MoveClock`, read by `tally_now()`. */
@Entity('business_clock')
export class BusinessClock {
  @PrimaryColumn('smallint', { default: 1 })
  id!: number;

  /** Milliseconds that business time is ahead of real time. */
  @Column('bigint', { name: 'offset_ms', default: 0 })
  offsetMs!: string;
}
