import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ProviderEventFacts } from './provider-objects.js';

/** A webhook as it came, stored before it is understood. Of its object only ids and states are kept: the rest is personal. */
@Entity('provider_events')
export class StoredProviderEvent {
  /** The provider's id: the same event twice is one row. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  type!: string;

  /** The connected account it happened on; null for our own. */
  @Column('text', { nullable: true })
  account!: string | null;

  @Column('text', { name: 'object_id', nullable: true })
  objectId!: string | null;

  @Column('jsonb')
  facts!: ProviderEventFacts;

  /** The provider's time. */
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Real time. */
  @Column('timestamptz', { name: 'received_at', default: () => 'clock_timestamp()' })
  receivedAt!: Date;

  @Column('timestamptz', { name: 'handled_at', nullable: true })
  handledAt!: Date | null;

  /** What became of it: 'recorded', 'passed_on', 'no_news', 'unrelated', 'mismatch:<field>' … */
  @Column('text', { nullable: true })
  outcome!: string | null;
}
