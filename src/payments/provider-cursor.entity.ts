import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far one list of the provider was read. Times are the provider's, which are business time. */
@Entity('provider_cursors')
export class ProviderCursor {
  /** 'events', 'payments', 'movements'. */
  @PrimaryColumn('text')
  list!: string;

  /** Everything up to then was read at least once. */
  @Column('timestamptz', { name: 'read_to', nullable: true })
  readTo!: Date | null;

  /** Where the sweep that is under way reads from and to; it goes on after a crash. */
  @Column('timestamptz', { name: 'sweep_from', nullable: true })
  sweepFrom!: Date | null;

  @Column('timestamptz', { name: 'sweep_to', nullable: true })
  sweepTo!: Date | null;

  /** The last object of the page before; null at the beginning. */
  @Column('text', { name: 'sweep_after', nullable: true })
  sweepAfter!: string | null;
}
